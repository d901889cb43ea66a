import keras
from keras import layers

model = keras.Sequential([layers.Dense(8, input_shape=(3,)), layers.Dense(1)])
shapes = []
for layer in model.layers:
    shapes.append(layer.units)
for i, layer in enumerate(model.layers):
    print(i, layer.name)
units = [layer.units for layer in model.layers]
# output
import keras
from keras import layers

inputs = keras.Input(shape=(3,))
x = layers.Dense(8)(inputs)
outputs = layers.Dense(1)(x)
model = keras.Model(inputs, outputs)
shapes = []
for layer in model.layers[1:]:
    shapes.append(layer.units)
for i, layer in enumerate(model.layers[1:]):
    print(i, layer.name)
units = [layer.units for layer in model.layers[1:]]
