# kept: shared-layer
import keras
from keras import layers

dense = layers.Dense(4)
inputs = keras.Input((4,))
x = inputs
for layer in [dense, dense]:
    x = layer(x)
model = keras.Model(inputs, x)
