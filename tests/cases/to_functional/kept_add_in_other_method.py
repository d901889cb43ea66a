# kept: changed-later
import keras
from keras import layers


class Net:
    def __init__(self):
        self.model = keras.Sequential()
        self.model.add(layers.Dense(4, input_shape=(3,)))

    def finish(self):
        self.model.add(layers.Dense(1))


net = Net()
net.finish()
