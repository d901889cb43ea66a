# kept: no-input-shape, nested-in-place
import keras
from keras import layers

model = keras.Sequential([
    keras.Sequential([layers.Dense(4), layers.ReLU()]),
    layers.Dense(1),
])
