# kept: unknown-layers
import keras
from keras import layers

def build(layer):
    inputs = keras.Input((4,))
    x = layer(inputs)
    return keras.Model(inputs, x)
