# kept: no-input-shape
import keras
from keras import layers


class Scale(layers.Layer):
    def call(self, x):
        return x * 2


model = keras.Sequential([Scale(), layers.Dense(1)])
