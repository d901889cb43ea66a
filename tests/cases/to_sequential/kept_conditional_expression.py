# kept: tensor-operation
import keras
from keras import layers

inputs = keras.Input((4,))
deep = True
x = layers.Dense(4)(inputs) if deep else inputs
model = keras.Model(inputs, x)
