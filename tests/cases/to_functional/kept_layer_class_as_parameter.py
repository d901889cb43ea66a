# kept: no-input-shape
import keras
from keras import layers


def build(cell, size):
    model = keras.Sequential()
    model.add(cell(size, input_shape=(5, 3)))
    model.add(layers.Dense(1))
    return model


model = build(layers.GRU, 4)
