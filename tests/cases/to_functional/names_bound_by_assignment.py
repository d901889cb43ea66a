import tensorflow as tf

keras = tf.keras
Dense = tf.keras.layers.Dense

model = keras.Sequential([Dense(4, input_shape=(3,)), Dense(1)])
# output
import tensorflow as tf

keras = tf.keras
Dense = tf.keras.layers.Dense

inputs = keras.Input(shape=(3,))
x = Dense(4)(inputs)
outputs = Dense(1)(x)
model = keras.Model(inputs, outputs)
