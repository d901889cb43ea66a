# kept: tensor-operation
import keras
from keras import layers

inputs = keras.Input((4, 2))
x = layers.Dense(4)(inputs[:, -1])
model = keras.Model(inputs, x)
