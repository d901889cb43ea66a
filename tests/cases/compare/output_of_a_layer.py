# said: gets lstm (output 2) -> lstm (output 3)
import keras
from keras import layers

i = keras.Input((5, 3))
x, h, c = layers.LSTM(4, return_state=True)(i)
m = keras.Model(i, layers.Dense(2)(h))

# after
import keras
from keras import layers

i = keras.Input((5, 3))
x, h, c = layers.LSTM(4, return_state=True)(i)
m = keras.Model(i, layers.Dense(2)(c))
