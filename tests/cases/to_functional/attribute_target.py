import keras
from keras import layers


class Learner:
    def __init__(self, units):
        self.units = units
        self.model = keras.Sequential()
        self.model.add(layers.Dense(self.units, input_shape=(3,)))
        self.model.add(layers.Dense(1))
        self.model.compile(loss="mse")


learner = Learner(4)
# output
import keras
from keras import layers


class Learner:
    def __init__(self, units):
        self.units = units
        inputs = keras.Input(shape=(3,))
        x = layers.Dense(self.units)(inputs)
        outputs = layers.Dense(1)(x)
        self.model = keras.Model(inputs, outputs)
        self.model.compile(loss="mse")


learner = Learner(4)
