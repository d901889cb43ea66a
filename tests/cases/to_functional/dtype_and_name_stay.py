import keras
from keras import layers

model = keras.Sequential([
    layers.Dense(4, input_shape=(3,), name="first", dtype="float64"),
    layers.Dense(1, dtype="float64"),
])
# output
import keras
from keras import layers

inputs = keras.Input(shape=(3,))
x = layers.Dense(4, name="first", dtype="float64")(inputs)
outputs = layers.Dense(1, dtype="float64")(x)
model = keras.Model(inputs, outputs)
