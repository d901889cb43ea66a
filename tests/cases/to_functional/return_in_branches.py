import keras
from keras import layers


def build(kind):
    if kind == "wide":
        return keras.Sequential([layers.Dense(8, input_shape=(3,)), layers.Dense(1)])
    else:
        return keras.Sequential([layers.Dense(2, input_shape=(3,)), layers.Dense(1)])


wide, narrow = build("wide"), build("narrow")
# output
import keras
from keras import layers


def build(kind):
    if kind == "wide":
        inputs = keras.Input(shape=(3,))
        x = layers.Dense(8)(inputs)
        outputs = layers.Dense(1)(x)
        return keras.Model(inputs, outputs)
    else:
        inputs = keras.Input(shape=(3,))
        x = layers.Dense(2)(inputs)
        outputs = layers.Dense(1)(x)
        return keras.Model(inputs, outputs)


wide, narrow = build("wide"), build("narrow")
