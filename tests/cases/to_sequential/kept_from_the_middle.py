# kept: intermediate-used
import keras
from keras import layers

inputs = keras.Input((4,))
h = layers.Dense(3)(inputs)
x = layers.Dense(2)(h)
model = keras.Model(h, x)
