import keras
from keras import layers

inputs = keras.Input((4,))
x = layers.Dense(8)(inputs)
last = layers.Dense(4)
outputs = last(x)
model = keras.Model(inputs, outputs)
# output
import keras
from keras import layers

model = keras.Sequential()
model.add(keras.Input((4,)))
model.add(layers.Dense(8))
last = layers.Dense(4)
model.add(last)
