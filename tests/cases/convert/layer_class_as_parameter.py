import keras
from keras import layers


def build(cell, size):
    model = keras.Sequential()
    model.add(cell(size, input_shape=(5, 3)))
    model.add(layers.Dense(1))
    return model


model = build(layers.GRU, 4)
# output
import keras
from keras import layers


def build(cell, size):
    inputs = keras.Input(shape=(5, 3))
    x = cell(size)(inputs)
    outputs = layers.Dense(1)(x)
    model = keras.Model(inputs, outputs)
    return model


model = build(layers.GRU, 4)
