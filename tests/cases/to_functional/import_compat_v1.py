# runs: no
import tensorflow.compat.v1 as tf

model = tf.keras.Sequential([tf.keras.layers.Dense(4, input_shape=(3,)), tf.keras.layers.Dense(1)])
# output
import tensorflow.compat.v1 as tf

inputs = tf.keras.Input(shape=(3,))
x = tf.keras.layers.Dense(4)(inputs)
outputs = tf.keras.layers.Dense(1)(x)
model = tf.keras.Model(inputs, outputs)
