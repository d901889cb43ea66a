# kept: tensor-operation
import tensorflow as tf

import keras
from keras import layers

inputs = keras.Input((4,))
x = layers.Dense(4)(inputs)
x = tf.nn.relu(x)
model = keras.Model(inputs, x)
