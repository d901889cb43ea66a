import keras
import tensorflow as tf
from keras import layers, ops


class Positions(layers.Layer):
    def __init__(self, length, units):
        super().__init__()
        self.embed = layers.Embedding(length, units)

    def call(self, x):
        return x + self.embed(tf.range(start=0, limit=tf.shape(x)[1], delta=1))


class Noise(layers.Layer):
    def call(self, x, training=None):
        if training:
            x = x + tf.random.normal(tf.shape(x))
        return tf.cast(x, tf.float32) * tf.ones((1, x.shape[-1]))


class Heads(layers.Layer):
    def call(self, x):
        shape = ops.shape(x)
        x = ops.reshape(x, (shape[0], shape[1], 4, -1))
        return ops.reshape(x, (-1, shape[1], 12))


a = keras.Input((20,))
x = Positions(20, 16)(layers.Embedding(100, 16)(a))
y = Noise()(layers.Dense(16)(x))
z = layers.Add()([x, y, Heads()(layers.Dense(12)(y)) @ ops.ones((12, 16))])
model = keras.Model(a, z)
