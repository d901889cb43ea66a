# kept: merge
import keras
from keras import layers

inputs = keras.Input((4, 2))
x = layers.MultiHeadAttention(2, 2)(inputs, inputs)
model = keras.Model(inputs, x)
