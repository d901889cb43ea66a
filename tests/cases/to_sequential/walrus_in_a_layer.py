import keras
from keras import layers

inputs = keras.Input((4,))
x = layers.Dense(size := 4)(inputs)
double = size * 2
x = layers.Dense(double)(x)
model = keras.Model(inputs, x)
# output
import keras
from keras import layers

model = keras.Sequential()
model.add(keras.Input((4,)))
model.add(layers.Dense(size := 4))
double = size * 2
model.add(layers.Dense(double))
