import tensorflow as tf
from tensorflow.keras import Model
from tensorflow.keras.layers import Dense, Input

inputs = Input((4,))
model = Model(inputs, Dense(2)(inputs))
other_inputs = tf.keras.Input((4,))
other = tf.keras.models.Model(other_inputs, tf.keras.layers.Dense(3)(other_inputs))
# output
import tensorflow as tf
from tensorflow.keras import Sequential
from tensorflow.keras.layers import Dense, Input

model = Sequential([
    Input((4,)),
    Dense(2),
])
other = tf.keras.Sequential([
    tf.keras.Input((4,)),
    tf.keras.layers.Dense(3),
])
