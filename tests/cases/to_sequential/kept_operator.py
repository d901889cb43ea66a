# kept: tensor-operation
import keras
from keras import layers

inputs = keras.Input((4,))
x = layers.Dense(4)(inputs)
x = x * 2.0
model = keras.Model(inputs, x)
