import keras
import tensorflow as tf
from keras import layers

inputs = keras.Input((8,))
eight = layers.Dense(8)(inputs)

width = 8
try:
    tf.ones((2,)) == tf.ones((3,))
except ValueError:
    width = 9
layers.Add()([eight, layers.Dense(width)(inputs)])
