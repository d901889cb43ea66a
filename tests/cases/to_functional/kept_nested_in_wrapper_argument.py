# kept: nested-in-place
import keras
from keras import layers

wrapper = layers.TimeDistributed(keras.Sequential([layers.Dense(2, input_shape=(3,))]))
