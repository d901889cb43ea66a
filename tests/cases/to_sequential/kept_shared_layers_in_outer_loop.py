# kept: shared-layer
import keras
from keras import layers

stack = [layers.Dense(4), layers.Dense(4)]
inputs = keras.Input((4,))
x = inputs
for _ in range(2):
    for layer in stack:
        x = layer(x)
model = keras.Model(inputs, x)
