import keras
from keras import layers

class Net:
    def __init__(self):
        self.first = layers.Dense(4)
        self.second = layers.Dense(2)
        inputs = keras.Input((4,))
        x = self.first(inputs)
        x = self.second(x)
        self.model = keras.Model(inputs, x)


net = Net()
# output
import keras
from keras import layers

class Net:
    def __init__(self):
        self.first = layers.Dense(4)
        self.second = layers.Dense(2)
        self.model = keras.Sequential([
            keras.Input((4,)),
            self.first,
            self.second,
        ])


net = Net()
