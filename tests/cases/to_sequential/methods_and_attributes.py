import keras
from keras import layers

class Net:
    def __init__(self, size):
        self.size = size
        self.model = self.build()
        inputs = keras.Input((size,))
        hidden = layers.Dense(size)(inputs)
        self.critic = keras.Model(inputs, layers.Dense(1)(hidden))

    def build(self):
        inputs = keras.Input((self.size,))
        print("building")
        out = layers.Dense(2)(inputs)
        self.net = keras.Model(inputs, out)
        return self.net


net = Net(4)
# output
import keras
from keras import layers

class Net:
    def __init__(self, size):
        self.size = size
        self.model = self.build()
        self.critic = keras.Sequential([
            keras.Input((size,)),
            layers.Dense(size),
            layers.Dense(1),
        ])

    def build(self):
        model = keras.Sequential()
        model.add(keras.Input((self.size,)))
        print("building")
        model.add(layers.Dense(2))
        self.net = model
        return self.net


net = Net(4)
