import keras
from keras import layers


def dense(units):
    return layers.Dense(units, activation="relu")


model = keras.Sequential([keras.Input((3,)), dense(4), dense(2)])
# output
import keras
from keras import layers


def dense(units):
    return layers.Dense(units, activation="relu")


inputs = keras.Input((3,))
x = dense(4)(inputs)
outputs = dense(2)(x)
model = keras.Model(inputs, outputs)
