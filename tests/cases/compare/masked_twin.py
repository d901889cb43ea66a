# said: no difference: m
import keras
from keras import layers

m = keras.Sequential([keras.Input((5,)), layers.Embedding(9, 4, mask_zero=True), layers.LSTM(3), layers.Dense(2)])

# after
import keras
from keras import layers

i = keras.Input((5,))
x = layers.Embedding(9, 4, mask_zero=True)(i)
x = layers.LSTM(3)(x)
m = keras.Model(i, layers.Dense(2)(x))
