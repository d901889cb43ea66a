import keras
from keras import layers

inputs = keras.Input((4,))
x: object = layers.Dense(8)(inputs)
model: keras.Model = keras.Model(inputs, layers.Dense(1)(x))


def build() -> keras.Model:
    inputs = keras.Input((4,))
    return keras.Model(inputs, layers.Dense(1)(inputs))


made = build()
# output
import keras
from keras import layers

model: keras.Model = keras.Sequential([
    keras.Input((4,)),
    layers.Dense(8),
    layers.Dense(1),
])


def build() -> keras.Model:
    return keras.Sequential([
        keras.Input((4,)),
        layers.Dense(1),
    ])


made = build()
