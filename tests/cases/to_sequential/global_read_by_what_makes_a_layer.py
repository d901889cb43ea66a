import keras
from keras import layers

size = 4


def units():
    return size


inputs = keras.Input((4,))
x = layers.Dense(units())(inputs)
size = 8
x = layers.Dense(units())(x)
model = keras.Model(inputs, x)
# output
import keras
from keras import layers

size = 4


def units():
    return size


model = keras.Sequential()
model.add(keras.Input((4,)))
model.add(layers.Dense(units()))
size = 8
model.add(layers.Dense(units()))
