import keras
from keras import layers


class Scale(layers.Layer):
    def __init__(self, factor, **kwargs):
        super().__init__(**kwargs)
        self.factor = factor

    def call(self, x):
        return x * self.factor


model = keras.Sequential([Scale(2.0, input_shape=(3,)), layers.Dense(1)])
# output
import keras
from keras import layers


class Scale(layers.Layer):
    def __init__(self, factor, **kwargs):
        super().__init__(**kwargs)
        self.factor = factor

    def call(self, x):
        return x * self.factor


inputs = keras.Input(shape=(3,))
x = Scale(2.0)(inputs)
outputs = layers.Dense(1)(x)
model = keras.Model(inputs, outputs)
