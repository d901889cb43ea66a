# kept: shared-layer
import keras
from keras import layers

cache = {}


def make(units):
    if units in cache:
        return cache[units]
    layer = layers.Dense(units)
    cache[units] = layer
    return layer


inputs = keras.Input((4,))
x = make(4)(inputs)
x = make(4)(x)
model = keras.Model(inputs, x)
