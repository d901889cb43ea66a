# kept: layer-index
import keras
from keras import layers


def build():
    return keras.Sequential([layers.Dense(4, input_shape=(3,)), layers.Dense(1)])


name = build().layers[1].name
