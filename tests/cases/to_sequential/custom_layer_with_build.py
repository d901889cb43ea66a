import keras
from keras import layers

class Weighted(layers.Layer):
    def build(self, shape):
        self.kernel = self.add_weight(shape=(shape[-1], 3), initializer="glorot_uniform")

    def call(self, x):
        return x @ self.kernel


inputs = keras.Input((4,))
x = Weighted()(inputs)
x = layers.Dense(3)(x)
model = keras.Model(inputs, x)
# output
import keras
from keras import layers

class Weighted(layers.Layer):
    def build(self, shape):
        self.kernel = self.add_weight(shape=(shape[-1], 3), initializer="glorot_uniform")

    def call(self, x):
        return x @ self.kernel


model = keras.Sequential()
model.add(keras.Input((4,)))
model.add(Weighted())
model.add(layers.Dense(3))
