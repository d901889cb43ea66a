# kept: tensor-operation
import keras
from keras import layers

inputs = keras.Input((4,))
x = keras.activations.relu(layers.Dense(4)(inputs))
model = keras.Model(inputs, x)
