# kept: intermediate-used, intermediate-used
import keras
from keras import layers

inputs = keras.Input((4,))
code = layers.Dense(2)(inputs)
x = layers.Dense(4)(code)
autoencoder = keras.Model(inputs, x)
encoder = keras.Model(inputs, code)
