# kept: unknown-layers
import keras
from keras import layers

inputs = keras.Input((4,))
x = layers.Dense(3)(inputs)
ends = (inputs, x)
model = keras.Model(*ends)
