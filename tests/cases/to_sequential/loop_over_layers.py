import keras
from keras import layers

stack = [layers.Dense(8), layers.Dense(4)]
inputs = keras.Input((4,))
x = inputs
for layer in stack:
    x = layer(x)
model = keras.Model(inputs, x)
# output
import keras
from keras import layers

stack = [layers.Dense(8), layers.Dense(4)]
model = keras.Sequential()
model.add(keras.Input((4,)))
for layer in stack:
    model.add(layer)
