# kept: nested-in-place
import keras
from keras import layers

model = keras.Sequential()
model.add(keras.Input((4, 3)))
model.add(layers.TimeDistributed(keras.Sequential([layers.Dense(2), layers.ReLU()])))
model.add(layers.Flatten())
# output
import keras
from keras import layers

inputs = keras.Input((4, 3))
x = layers.TimeDistributed(keras.Sequential([layers.Dense(2), layers.ReLU()]))(inputs)
outputs = layers.Flatten()(x)
model = keras.Model(inputs, outputs)
