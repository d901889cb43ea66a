import keras
from keras import layers

model = keras.Sequential([
    layers.InputLayer(shape=(3,), name="features", dtype="int32"),
    layers.Dense(4),
    layers.Dense(1),
])
# output
import keras
from keras import layers

inputs = keras.Input(shape=(3,), name="features", dtype="int32")
x = layers.Dense(4)(inputs)
outputs = layers.Dense(1)(x)
model = keras.Model(inputs, outputs)
