# kept: changed-later
import keras
from keras import layers

inputs = keras.Input((4,))
x = layers.Dense(3)(inputs)
name = "".join(["n", "et"])
print(name)
x = layers.Dense(2)(x)
model = keras.Model(inputs, x, name=name)
