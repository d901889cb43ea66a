import tensorflow as tf

model = tf.keras.models.Sequential([
    tf.keras.layers.Flatten(input_shape=(2, 2)),
    tf.keras.layers.Dense(1),
])
# output
import tensorflow as tf

inputs = tf.keras.Input(shape=(2, 2))
x = tf.keras.layers.Flatten()(inputs)
outputs = tf.keras.layers.Dense(1)(x)
model = tf.keras.Model(inputs, outputs)
