import keras
from keras import layers

stack = [layers.Dense(4, input_shape=(3,)), layers.ReLU(), layers.Dense(1)]
model = keras.Sequential(stack)
# output
import keras
from keras import layers

stack = [layers.Dense(4, input_shape=(3,)), layers.ReLU(), layers.Dense(1)]
inputs = keras.Input(shape=(3,))
x = inputs
for layer in stack:
    x = layer(x)
model = keras.Model(inputs, x)
