# said: no difference: m
import keras
from keras import layers

i = keras.Input((3,))
a = layers.Dense(1)(i)
b = layers.Dense(2)(i)
m = keras.Model(i, [a, b])

# after
import keras
from keras import layers

i = keras.Input((3,))
b = layers.Dense(2)(i)
a = layers.Dense(1)(i)
m = keras.Model(i, [a, b])
