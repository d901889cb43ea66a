# kept: tensor-operation
import keras
from keras import layers

inputs = keras.Input((4,))
x = keras.ops.relu(inputs)
model = keras.Model(inputs, x)
