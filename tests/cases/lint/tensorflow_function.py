import tensorflow as tf

import keras

inputs = keras.Input((8,))
x = tf.concat([inputs, inputs], axis=-1)  # finds: KG302
