# kept: no-input-shape, no-input-shape
import keras
from keras import layers


def build(deep):
    if deep:
        model = keras.Sequential([layers.Dense(4), layers.Dense(1)])
    else:
        model = keras.Sequential([layers.Dense(1)])
    return model
