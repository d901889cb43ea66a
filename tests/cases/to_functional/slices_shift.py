import keras
from keras import layers

model = keras.Sequential([layers.Dense(8, input_shape=(3,)), layers.Dense(4), layers.Dense(1)])
for layer in model.layers[:2]:
    layer.trainable = False
names = [layer.name for layer in model.layers[1:]]
last = [layer.name for layer in model.layers[-2:]]
but_last = [layer.name for layer in model.layers[:-1]]
# output
import keras
from keras import layers

inputs = keras.Input(shape=(3,))
x = layers.Dense(8)(inputs)
x = layers.Dense(4)(x)
outputs = layers.Dense(1)(x)
model = keras.Model(inputs, outputs)
for layer in model.layers[1:3]:
    layer.trainable = False
names = [layer.name for layer in model.layers[2:]]
last = [layer.name for layer in model.layers[-2:]]
but_last = [layer.name for layer in model.layers[1:-1]]
