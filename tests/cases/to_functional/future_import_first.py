from __future__ import annotations

import keras

model = keras.Sequential([keras.layers.Dense(4, input_shape=(3,)), keras.layers.Dense(1)])
# output
from __future__ import annotations

import keras

inputs = keras.Input(shape=(3,))
x = keras.layers.Dense(4)(inputs)
outputs = keras.layers.Dense(1)(x)
model = keras.Model(inputs, outputs)
