# kept: intermediate-used, intermediate-used
import keras
from keras import layers

inputs = keras.Input((4,))
a = keras.Model(inputs, layers.Dense(1)(inputs))
b = keras.Model(inputs, layers.Dense(2)(inputs))
