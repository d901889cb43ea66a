# kept: changed-later
import keras
from keras import layers


class Net:
    def __init__(self):
        self.model = keras.Sequential([layers.Dense(4, input_shape=(3,)), layers.Dense(1)])

    def behead(self):
        self.model.pop()
