import keras
from keras import layers

def build(deep, rate):
    inputs = keras.Input((4,))
    x = layers.Dense(8)(inputs)
    if deep:
        x = layers.Dense(8)(x)
        x = layers.Dense(8)(x)
    elif rate:
        x = layers.Dense(4)(x)
    else:
        pass
    if rate: x = layers.Dropout(rate)(x)
    return keras.Model(inputs, layers.Dense(1)(x))


models = [build(True, 0.0), build(False, 0.5), build(False, 0.0)]
# output
import keras
from keras import layers

def build(deep, rate):
    model = keras.Sequential()
    model.add(keras.Input((4,)))
    model.add(layers.Dense(8))
    if deep:
        model.add(layers.Dense(8))
        model.add(layers.Dense(8))
    elif rate:
        model.add(layers.Dense(4))
    else:
        pass
    if rate: model.add(layers.Dropout(rate))
    model.add(layers.Dense(1))
    return model


models = [build(True, 0.0), build(False, 0.5), build(False, 0.0)]
