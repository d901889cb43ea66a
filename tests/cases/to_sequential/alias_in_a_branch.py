import keras
from keras import layers

def build(deep):
    inputs = keras.Input((4,))
    if deep:
        x = layers.Dense(8)(inputs)
    else:
        x = inputs
    x = layers.Dense(1)(x)
    return keras.Model(inputs, x)


models = [build(True), build(False)]
# output
import keras
from keras import layers

def build(deep):
    model = keras.Sequential()
    model.add(keras.Input((4,)))
    if deep:
        model.add(layers.Dense(8))
    else:
        pass
    model.add(layers.Dense(1))
    return model


models = [build(True), build(False)]
