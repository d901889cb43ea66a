import keras
from keras import layers


class Net:
    def __init__(self):
        self.model = keras.Sequential([layers.Dense(2, input_shape=(3,)), layers.Dense(1)])
        self.first = self.model.layers[0]
        self.count = len(self.model.layers)


net = Net()
count = net.count
# output
import keras
from keras import layers


class Net:
    def __init__(self):
        inputs = keras.Input(shape=(3,))
        x = layers.Dense(2)(inputs)
        outputs = layers.Dense(1)(x)
        self.model = keras.Model(inputs, outputs)
        self.first = self.model.layers[1]
        self.count = len(self.model.layers[1:])


net = Net()
count = net.count
