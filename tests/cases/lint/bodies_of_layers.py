import keras
import tensorflow as tf
from keras import layers, ops


class Positions(layers.Layer):
    def __init__(self, length, units):
        super().__init__()
        self.embed = layers.Embedding(length, units)

    def call(self, x):
        return x + self.embed(ops.arange(0, ops.shape(x)[1], 1))  # finds: KG104


class Sampling(layers.Layer):
    def call(self, inputs):
        mean, spread = inputs
        noise = keras.random.normal(shape=tf.shape(mean))
        return mean + ops.exp(spread) * noise


class Weighted(layers.Layer):
    def build(self, input_shape):
        self.steps = input_shape[1]
        self.kernel = self.add_weight(shape=(input_shape[2], 1))

    def call(self, x):
        scores = ops.squeeze(ops.matmul(x, self.kernel), axis=-1)
        return ops.sum(x * scores, axis=1)  # finds: KG104


class Heads(layers.Layer):
    def call(self, x):
        batch, length = tf.shape(x)[0], x.shape[1]
        x = tf.reshape(x, (batch, length, 4, -1))
        return tf.nn.leaky_relu(tf.transpose(x, perm=[0, 2, 1, 3]), 0.1)


def positions():
    x = layers.Embedding(100, 16)(keras.Input((20,)))
    return Positions(20, 8)(x)


def sampling():
    x = layers.Dense(8)(keras.Input((20,)))
    z = Sampling()([x, layers.Dense(8)(x)])
    return layers.Add()([z, layers.Dense(9)(x)])  # finds: KG104


def weighted():
    return Weighted()(keras.Input((20, 6)))


def heads():
    a = keras.Input((20, 12))
    x = Heads()(a)
    return layers.Concatenate()([x, layers.Reshape((5, 4, 12))(a)])  # finds: KG101


positions(), sampling(), weighted(), heads()
