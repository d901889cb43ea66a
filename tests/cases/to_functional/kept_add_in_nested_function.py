# kept: changed-later
import keras
from keras import layers


def build():
    model = keras.Sequential([layers.Dense(4, input_shape=(3,))])

    def block(units):
        model.add(layers.Dense(units))

    block(3)
    return model


model = build()
