import keras
from keras import layers


def build(width):
    return keras.Sequential([keras.Input((4,)), layers.Dense(width), layers.Dense(2)])


make = build
models = []
models.extend([make(3), make(4)])
first = models[0].layers[int(bool(models))].name
# output
import keras
from keras import layers


def build(width):
    inputs = keras.Input((4,))
    x = layers.Dense(width)(inputs)
    outputs = layers.Dense(2)(x)
    return keras.Model(inputs, outputs)


make = build
models = []
models.extend([make(3), make(4)])
first = models[0].layers[1:][int(bool(models))].name
