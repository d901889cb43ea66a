# kept: unknown-layers
import keras


def build(stack):
    model = keras.Sequential()
    for layer in stack:
        model.add(layer)
    return model
