import tensorflow as tf

Sequential = tf.keras.models.Sequential
layers = tf.keras.layers

model = Sequential()
model.add(layers.Dense(4, input_shape=(3,)))
model.add(layers.Dense(1))
# output
import tensorflow as tf

Sequential = tf.keras.models.Sequential
layers = tf.keras.layers

inputs = layers.Input(shape=(3,))
x = layers.Dense(4)(inputs)
outputs = layers.Dense(1)(x)
model = tf.keras.Model(inputs, outputs)
