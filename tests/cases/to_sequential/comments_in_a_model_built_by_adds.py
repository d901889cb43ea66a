import keras
from keras import layers

inputs = keras.Input((4,))
x = inputs
for width in (3, 2):
    x = layers.Dense(width)(x)
model = keras.Model(inputs=inputs,  # numbers
                    outputs=x)  # scores


def build():
    start = keras.Input((4,))
    print("building")
    y = layers.Dense(2)(start)
    return keras.Model(start,  # from
                       layers.Dense(1)(y))


other = build()
# output
import keras
from keras import layers

model = keras.Sequential()
model.add(keras.Input((4,)))
for width in (3, 2):
    model.add(layers.Dense(width))
# numbers
# scores


def build():
    model = keras.Sequential()
    model.add(keras.Input((4,)))
    print("building")
    model.add(layers.Dense(2))
    # from
    model.add(layers.Dense(1))
    return model


other = build()
