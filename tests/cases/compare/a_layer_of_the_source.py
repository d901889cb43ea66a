# said: u 2 -> 3
import keras
from keras import layers

class L(layers.Layer):
    def __init__(self, u):
        super().__init__()
        self.u = u
    def call(self, x):
        return x
i = keras.Input((3,))
m = keras.Model(i, L(2)(i))

# after
import keras
from keras import layers

class L(layers.Layer):
    def __init__(self, u):
        super().__init__()
        self.u = u
    def call(self, x):
        return x
i = keras.Input((3,))
m = keras.Model(i, L(3)(i))
