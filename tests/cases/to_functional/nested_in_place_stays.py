# kept: nested-in-place
import keras
from keras import layers

model = keras.Sequential([
    keras.Input((8, 8, 1)),
    keras.Sequential([layers.Conv2D(2, 3), layers.ReLU()]),
    layers.Flatten(),
    layers.Dense(1),
])
# output
import keras
from keras import layers

inputs = keras.Input((8, 8, 1))
x = keras.Sequential([layers.Conv2D(2, 3), layers.ReLU()])(inputs)
x = layers.Flatten()(x)
outputs = layers.Dense(1)(x)
model = keras.Model(inputs, outputs)
