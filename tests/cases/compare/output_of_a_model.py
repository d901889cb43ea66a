# said: outputs lstm (output 2), lstm (output 3) -> lstm (output 3), lstm (output 2)
import keras
from keras import layers

i = keras.Input((5, 3))
x, h, c = layers.LSTM(4, return_state=True)(i)
m = keras.Model(i, [h, c])

# after
import keras
from keras import layers

i = keras.Input((5, 3))
x, h, c = layers.LSTM(4, return_state=True)(i)
m = keras.Model(i, [c, h])
