import keras
from keras import layers

stack = [layers.Dense(4), layers.ReLU(), layers.Dense(1)]
model = keras.Sequential([keras.Input((3,)), *stack])
# output
import keras
from keras import layers

stack = [layers.Dense(4), layers.ReLU(), layers.Dense(1)]
inputs = keras.Input((3,))
x = inputs
for layer in stack:
    x = layer(x)
model = keras.Model(inputs, x)
