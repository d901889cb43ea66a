from functools import partial

import keras
from keras import layers

Wide = partial(layers.Dense, activation="relu")
inputs = keras.Input((4,))
x = Wide(3)(inputs)
x = Wide(2)(x)
model = keras.Model(inputs, x)
# output
from functools import partial

import keras
from keras import layers

Wide = partial(layers.Dense, activation="relu")
model = keras.Sequential([
    keras.Input((4,)),
    Wide(3),
    Wide(2),
])
