# kept: nested-in-place
import keras
from keras import layers

tensor = keras.Input((4, 3))
block = layers.TimeDistributed(keras.Sequential([layers.Dense(2), layers.ReLU()]))(tensor)
model = keras.Model(tensor, block)
