import keras
from keras import layers


def build():
    return keras.Sequential([layers.Dense(4, input_shape=(3,)), layers.Dense(1)])


model = build()
name = build().layers[1].name
# output
import keras
from keras import layers


def build():
    inputs = keras.Input(shape=(3,))
    x = layers.Dense(4)(inputs)
    outputs = layers.Dense(1)(x)
    return keras.Model(inputs, outputs)


model = build()
name = build().layers[2].name
