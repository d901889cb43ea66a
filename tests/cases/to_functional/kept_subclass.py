# kept: subclass
import keras
from keras import layers


class Net(keras.Sequential):
    def __init__(self):
        super().__init__()
        self.add(layers.Dense(4, input_shape=(3,)))
        self.add(layers.Dense(1))


model = Net()
