import keras
from keras import layers


def maker(units):
    def make():
        return keras.Sequential([layers.Dense(units, input_shape=(3,)), layers.Dense(1)])

    return make


model = maker(4)()
# output
import keras
from keras import layers


def maker(units):
    def make():
        inputs = keras.Input(shape=(3,))
        x = layers.Dense(units)(inputs)
        outputs = layers.Dense(1)(x)
        return keras.Model(inputs, outputs)

    return make


model = maker(4)()
