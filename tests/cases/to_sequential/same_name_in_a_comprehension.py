import keras
from keras import layers

inputs = keras.Input((4,))
x = layers.Dense(4)(inputs)
print([x for x in range(3)])
x = layers.Dense(2)(x)
model = keras.Model(inputs, x)
# output
import keras
from keras import layers

model = keras.Sequential()
model.add(keras.Input((4,)))
model.add(layers.Dense(4))
print([x for x in range(3)])
model.add(layers.Dense(2))
