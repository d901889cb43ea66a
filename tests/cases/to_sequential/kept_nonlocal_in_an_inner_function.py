# kept: intermediate-used
import keras
from keras import layers

def build():
    inputs = keras.Input((4,))
    x = layers.Dense(3)(inputs)
    model = keras.Model(inputs, x)

    def reset():
        nonlocal x
        x = 3

    return model, reset
