# runs: no
import tf_keras
from tf_keras import layers

model = tf_keras.Sequential([layers.Dense(4, input_shape=(3,)), layers.Dense(1)])
# output
import tf_keras
from tf_keras import layers

inputs = tf_keras.Input(shape=(3,))
x = layers.Dense(4)(inputs)
outputs = layers.Dense(1)(x)
model = tf_keras.Model(inputs, outputs)
