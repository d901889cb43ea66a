# kept: intermediate-used, intermediate-used
import keras
from keras import layers

inputs = keras.Input((4,))
code = layers.Dense(2)(inputs)
encoder = keras.Model(inputs, code)
x = layers.Dense(4)(code)
autoencoder = keras.Model(inputs, x)
