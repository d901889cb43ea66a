# kept: nested-in-place
import keras
from keras import layers

inputs = keras.Input((4,))
x = layers.Dense(3)(inputs)
result = keras.Model(inputs, x)(keras.Input((4,)))
