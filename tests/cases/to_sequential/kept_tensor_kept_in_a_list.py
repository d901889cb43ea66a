# kept: intermediate-used
import keras
from keras import layers

inputs = keras.Input((4,))
x = layers.Dense(8)(inputs)
skips = []
skips.append(x)
x = layers.Dense(8)(x)
model = keras.Model(inputs, x)
