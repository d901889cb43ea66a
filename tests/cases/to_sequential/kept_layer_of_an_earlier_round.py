# kept: shared-layer
import keras
from keras import layers

inputs = keras.Input((4,))
x = inputs
for position in range(3):
    if position % 2 == 0:
        dense = layers.Dense(4)
    x = dense(x)
model = keras.Model(inputs, x)
