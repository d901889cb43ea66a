# kept: layer-index, layer-index
from keras import Sequential
from keras.layers import Dense

from dataclasses import dataclass

import keras


@dataclass
class Pair:
    first: keras.Model
    second: keras.Model


pair = Pair(Sequential([Dense(2, input_shape=(3,))]), second=Sequential([Dense(2, input_shape=(3,))]))
print(pair.first.layers[0].units)
