# kept: no-input-shape
import keras
from keras import layers


def build(first):
    return keras.Sequential([first, layers.Dense(1)])
