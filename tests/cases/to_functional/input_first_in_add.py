import keras
from keras import layers

model = keras.Sequential()
model.add(layers.Input((3,), dtype="float64"))  # doubles
model.add(layers.Dense(4))
model.add(layers.Dense(1))
# output
import keras
from keras import layers

inputs = layers.Input((3,), dtype="float64")  # doubles
x = layers.Dense(4)(inputs)
outputs = layers.Dense(1)(x)
model = keras.Model(inputs, outputs)
