import keras
from keras import layers

import tensorflow as tf

with tf.name_scope("net"):
    inputs = keras.Input((4,))
    x = layers.Dense(8)(inputs)
    model = keras.Model(inputs, layers.Dense(1)(x))

start = keras.Input((4,))
with tf.name_scope("inner"):
    y = layers.Dense(8)(start)
y = layers.Dense(2)(y)
other = keras.Model(start, y)
# output
import keras
from keras import layers

import tensorflow as tf

with tf.name_scope("net"):
    model = keras.Sequential([
        keras.Input((4,)),
        layers.Dense(8),
        layers.Dense(1),
    ])

other = keras.Sequential()
other.add(keras.Input((4,)))
with tf.name_scope("inner"):
    other.add(layers.Dense(8))
other.add(layers.Dense(2))
