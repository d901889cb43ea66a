# said: parameters 4 -> 5
import keras
from keras import layers

class L(layers.Layer):
    def build(self, s):
        self.w = self.add_weight(shape=(4,))
    def call(self, x):
        return x
i = keras.Input((3,))
m = keras.Model(i, L()(i))

# after
import keras
from keras import layers

class L(layers.Layer):
    def build(self, s):
        self.w = self.add_weight(shape=(5,))
    def call(self, x):
        return x
i = keras.Input((3,))
m = keras.Model(i, L()(i))
