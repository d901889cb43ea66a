import keras
from keras import layers

model = keras.Sequential([layers.Dense(8, input_shape=(3,)), layers.Dense(1)])
units = []
for i in range(2):
    units.append(model.layers[i].units)
# output
import keras
from keras import layers

inputs = keras.Input(shape=(3,))
x = layers.Dense(8)(inputs)
outputs = layers.Dense(1)(x)
model = keras.Model(inputs, outputs)
units = []
for i in range(2):
    units.append(model.layers[1:][i].units)
