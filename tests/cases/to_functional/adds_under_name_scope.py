import tensorflow as tf
from tensorflow.keras import layers

model = tf.keras.Sequential()
model.add(layers.Dense(4, input_shape=(3,)))
with tf.name_scope("head"):
    model.add(layers.Dense(2))
    model.add(layers.Dense(1))
# output
import tensorflow as tf
from tensorflow.keras import layers

inputs = tf.keras.Input(shape=(3,))
x = layers.Dense(4)(inputs)
with tf.name_scope("head"):
    x = layers.Dense(2)(x)
    x = layers.Dense(1)(x)
model = tf.keras.Model(inputs, x)
