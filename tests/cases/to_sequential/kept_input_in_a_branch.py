# kept: unknown-layers
import keras
from keras import layers

def build(wide):
    if wide:
        inputs = keras.Input((8,))
    else:
        inputs = keras.Input((4,))
    x = layers.Dense(3)(inputs)
    return keras.Model(inputs, x)
