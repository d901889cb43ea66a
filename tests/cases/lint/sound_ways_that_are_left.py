import keras
from keras import layers

import os

inputs = keras.Input((8,))
eight = layers.Dense(8)(inputs)

width = 8
for n in (1, 2):
    width = 8
    if os.path.exists("small"):
        width = 4
        break
layers.Add()([eight, layers.Dense(width)(inputs)])

width = 4
for n in (1,):
    if os.path.exists("small"):
        width = 8
        continue
    width = 4
layers.Add()([eight, layers.Dense(width)(inputs)])

parts = []
for n in (1, 2):
    parts.append(layers.Dense(4)(inputs))
    if os.path.exists("small"):
        break
layers.Add()([layers.Dense(4)(inputs), layers.Concatenate()([*parts, inputs][:2])])

size = 4


def widen():
    global size
    size = 8


if os.path.exists("large"):
    widen()
layers.Add()([eight, layers.Dense(size)(inputs)])


class Sizes:
    width = 4


if os.path.exists("large"):
    Sizes.width = 8
layers.Add()([eight, layers.Dense(Sizes.width)(inputs)])


def widths():
    if os.path.exists("small"):
        yield 8
    yield 4


layers.Add()([eight, layers.Dense(next(widths()))(inputs)])
