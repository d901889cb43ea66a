# kept: not-hoistable
import keras
from keras import layers

log = []


def note(text):
    log.append(text)
    return text


def size():
    log.append("size")
    return 4


pair = (note("first"), keras.Sequential([layers.Dense(size(), input_shape=(3,))]))
