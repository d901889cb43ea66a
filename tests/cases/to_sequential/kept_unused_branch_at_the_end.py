# kept: intermediate-used
import keras
from keras import layers

inputs = keras.Input((4,))
x = layers.Dense(4)(inputs)
side = layers.Dense(1)(x)
model = keras.Model(inputs, x)
