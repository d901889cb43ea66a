# kept: intermediate-used, intermediate-used
import keras
from keras import layers

inputs = keras.Input((4,))
x = layers.Dense(1)(inputs)
a = keras.Model(inputs, x)
b = keras.Model(inputs, x)
