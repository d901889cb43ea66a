# kept: unknown-layers
import keras
from keras import layers

inputs = keras.Input((4,))
x = layers.Dense(3)(inputs)
model = keras.Model(input=inputs, output=x)
