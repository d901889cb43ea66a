# kept: branch
import keras
from keras import layers

inputs = keras.Input((4,))
x = layers.Dense(4)(inputs)
y = x
if keras.backend.backend() == "tensorflow":
    y = layers.Dense(3)(x)
x = layers.Dense(2)(x)
model = keras.Model(inputs, x)
