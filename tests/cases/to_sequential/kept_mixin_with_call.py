# kept: unknown-layers
import keras
from keras import layers

class Residual:
    def __call__(self, x):
        return layers.Add()([x, super().__call__(x)])


class Block(Residual, layers.Dense):
    pass


inputs = keras.Input((4,))
x = Block(4)(inputs)
model = keras.Model(inputs, x)
