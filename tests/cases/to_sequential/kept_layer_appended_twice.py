# kept: shared-layer
import keras
from keras import layers

dense = layers.Dense(4)
stack = []
stack.append(dense)
stack.append(dense)
inputs = keras.Input((4,))
x = inputs
for layer in stack:
    x = layer(x)
model = keras.Model(inputs, x)
