# kept: branch
import keras
from keras import layers

def build(kind):
    inputs = keras.Input((4,))
    match kind:
        case "deep":
            x = layers.Dense(4)(inputs)
        case _:
            x = layers.Dense(2)(inputs)
    return keras.Model(inputs, x)
