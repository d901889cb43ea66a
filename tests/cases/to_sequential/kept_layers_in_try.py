# kept: branch
import keras
from keras import layers

inputs = keras.Input((4,))
try:
    x = layers.Dense(4)(inputs)
except ValueError:
    x = inputs
model = keras.Model(inputs, x)
