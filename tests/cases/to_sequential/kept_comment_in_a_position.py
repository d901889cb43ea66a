# kept: layer-index
import keras
from keras import layers

inputs = keras.Input((4,))
x = layers.Dense(3)(inputs)
model = keras.Model(inputs, x)
rest = model.layers[
    1:  # the input is left out
]
