# kept: no-input-shape
import keras
from keras import layers


def block(filters):
    result = keras.Sequential()
    result.add(layers.Conv2D(filters, 3, padding="same", use_bias=False))
    result.add(layers.BatchNormalization())
    result.add(layers.LeakyReLU())
    return result
