import os

os.environ["TF_USE_LEGACY_KERAS"] = "1"
import tensorflow as tf

inputs = tf.keras.Input((4,))
x = tf.exp(inputs)
