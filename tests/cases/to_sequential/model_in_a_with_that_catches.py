import keras
from keras import layers

import contextlib

model = None
with contextlib.suppress(ValueError):
    inputs = keras.Input((4,))
    x = layers.Dense(4)(inputs)
    print("between")
    x = layers.Dense(2)(x)
    model = keras.Model(inputs, x)
# output
import keras
from keras import layers

import contextlib

model = None
with contextlib.suppress(ValueError):
    model_1 = keras.Sequential()
    model_1.add(keras.Input((4,)))
    model_1.add(layers.Dense(4))
    print("between")
    model_1.add(layers.Dense(2))
    model = model_1
