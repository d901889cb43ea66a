# kept: intermediate-used
import keras
from keras import layers

class Net:
    def __init__(self):
        self.inputs = keras.Input((4,))
        self.x = layers.Dense(8)(self.inputs)
        self.model = keras.Model(self.inputs, self.x)
