import keras
from keras import layers

class Attention(layers.Layer):
    def build(self, shape):
        self.kernel = self.add_weight(shape=(shape[-1], 4))

    def call(self, x):
        scores = keras.ops.softmax(keras.ops.matmul(x, self.kernel), axis=1)
        return keras.ops.concatenate([x, scores], axis=-1)


inputs = keras.Input((10, 8))
x = Attention()(inputs)
model = keras.Model(inputs, layers.Dense(2)(x))


class Wide(layers.Layer):
    def __init__(self, *args, units=3, **kwargs):
        super().__init__()
        self.conv = layers.Conv2D(*args, **kwargs)
        self.dense = layers.Dense(units, **kwargs)


def wide(*args, **kwargs):
    return layers.Dense(**kwargs), layers.Conv2D(*args)
