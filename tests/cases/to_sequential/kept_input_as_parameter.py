# kept: unknown-layers
import keras
from keras import layers

def build(inputs):
    x = layers.Dense(3)(inputs)
    return keras.Model(inputs, x)
