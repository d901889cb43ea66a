# said: gets 2 tensors -> 1
import keras
from keras import layers

i, k = keras.Input((5, 3)), keras.Input((5,), dtype='bool')
m = keras.Model([i, k], layers.LSTM(4)(i, mask=k))

# after
import keras
from keras import layers

i, k = keras.Input((5, 3)), keras.Input((5,), dtype='bool')
m = keras.Model([i, k], layers.LSTM(4)(i))
