# runs: no
# kept: no-input-shape
import tensorflow as tf
import tensorflow_hub as hub
import tf_keras


def report():
    print("made")


embed = hub.KerasLayer("https://tfhub.dev/google/nnlm-en-dim50/2", input_shape=[], dtype=tf.string)
report()
model = tf_keras.Sequential([embed, tf_keras.layers.Dense(1)])
size = [3]
layer = hub.KerasLayer("https://tfhub.dev/google/nnlm-en-dim50/2", input_shape=size[0:0], dtype=tf.string)
report()
kept = tf_keras.Sequential([layer, tf_keras.layers.Dense(1)])
# output
import tensorflow as tf
import tensorflow_hub as hub
import tf_keras


def report():
    print("made")


embed = hub.KerasLayer("https://tfhub.dev/google/nnlm-en-dim50/2", input_shape=[], dtype=tf.string)
report()
inputs = tf_keras.Input(shape=[], dtype=tf.string)
x = embed(inputs)
outputs = tf_keras.layers.Dense(1)(x)
model = tf_keras.Model(inputs, outputs)
size = [3]
layer = hub.KerasLayer("https://tfhub.dev/google/nnlm-en-dim50/2", input_shape=size[0:0], dtype=tf.string)
report()
kept = tf_keras.Sequential([layer, tf_keras.layers.Dense(1)])
