# kept: no-input-shape
import keras
from keras import layers

class Small:
    def __init__(self):
        self.model = keras.Sequential()
        self.model.add(layers.Dense(1, input_shape=(3,)))


class Deferred:
    def __init__(self):
        self.model = keras.Sequential()
        self.model.add(layers.Dense(1))


small = Small()
# output
import keras
from keras import layers

class Small:
    def __init__(self):
        inputs = keras.Input(shape=(3,))
        outputs = layers.Dense(1)(inputs)
        self.model = keras.Model(inputs, outputs)


class Deferred:
    def __init__(self):
        self.model = keras.Sequential()
        self.model.add(layers.Dense(1))


small = Small()
