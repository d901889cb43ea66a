import keras
from keras import layers

units = 16
inputs = keras.Input((4,))
x = layers.Dense(units)(inputs)
units = 8
x = layers.Dense(units)(x)
model = keras.Model(inputs, x)
# output
import keras
from keras import layers

units = 16
model = keras.Sequential()
model.add(keras.Input((4,)))
model.add(layers.Dense(units))
units = 8
model.add(layers.Dense(units))
