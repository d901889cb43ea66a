import keras
from keras import layers

class Cell(layers.Layer):
    def __init__(self, units):
        self.units = units
        self.state_size = units
        super().__init__()

    def call(self, inputs, states):
        return inputs, states


inputs = keras.Input((5, 4))
one = layers.RNN(Cell(4))(inputs)
two = layers.RNN([Cell(4), Cell(4)])(inputs)
