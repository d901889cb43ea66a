# kept: changed-later
import keras
from keras import layers

class Base:
    def __init__(self):
        self.model = keras.Sequential()
        self.model.add(layers.Dense(1, input_shape=(3,)))


class Deeper(Base):
    def grow(self):
        self.model.add(layers.Dense(1))
