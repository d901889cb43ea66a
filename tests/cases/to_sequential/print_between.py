import keras
from keras import layers

inputs = keras.Input((4,))
x = layers.Dense(8)(inputs)
print("hidden")
x = layers.Dense(1)(x)
model = keras.Model(inputs, x)
# output
import keras
from keras import layers

model = keras.Sequential()
model.add(keras.Input((4,)))
model.add(layers.Dense(8))
print("hidden")
model.add(layers.Dense(1))
