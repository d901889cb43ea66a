import keras
from keras import layers

model = keras.Sequential([layers.Dense(8, input_shape=(3,)), layers.Dense(1)])
count = len(model.layers)
print(f"{len(model.layers)} layers")
# output
import keras
from keras import layers

inputs = keras.Input(shape=(3,))
x = layers.Dense(8)(inputs)
outputs = layers.Dense(1)(x)
model = keras.Model(inputs, outputs)
count = len(model.layers[1:])
print(f"{len(model.layers[1:])} layers")
