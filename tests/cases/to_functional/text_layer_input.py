# runs: no
# kept: no-input-shape
import tensorflow as tf
import tf_keras
import tensorflow_hub as hub

embed = hub.KerasLayer("https://tfhub.dev/google/nnlm-en-dim50/2", input_shape=[], dtype=tf.string, trainable=True)
model = tf_keras.Sequential([embed, tf_keras.layers.Dense(1)])
direct = tf_keras.Sequential([
    hub.KerasLayer("https://tfhub.dev/google/nnlm-en-dim50/2", input_shape=[], dtype=tf.string),
    tf_keras.layers.Dense(1),
])
text = tf_keras.Sequential([tf_keras.layers.TextVectorization(input_shape=(1,))])
unclear = tf.keras.Sequential([tf.keras.layers.TextVectorization(input_shape=(1,))])
# output
import tensorflow as tf
import tf_keras
import tensorflow_hub as hub

embed = hub.KerasLayer("https://tfhub.dev/google/nnlm-en-dim50/2", input_shape=[], dtype=tf.string, trainable=True)
inputs = tf_keras.Input(shape=[], dtype=tf.string)
x = embed(inputs)
outputs = tf_keras.layers.Dense(1)(x)
model = tf_keras.Model(inputs, outputs)
inputs = tf_keras.Input(shape=[], dtype=tf.string)
x = hub.KerasLayer("https://tfhub.dev/google/nnlm-en-dim50/2", dtype=tf.string)(inputs)
outputs = tf_keras.layers.Dense(1)(x)
direct = tf_keras.Model(inputs, outputs)
inputs = tf_keras.Input(shape=(1,), dtype="string")
outputs = tf_keras.layers.TextVectorization()(inputs)
text = tf_keras.Model(inputs, outputs)
unclear = tf.keras.Sequential([tf.keras.layers.TextVectorization(input_shape=(1,))])
