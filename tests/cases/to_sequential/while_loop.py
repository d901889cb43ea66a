import keras
from keras import layers

inputs = keras.Input((4,))
x = layers.Dense(2)(inputs)
n = 0
while n < 2:
    x = layers.Dense(3)(x)
    n += 1
model = keras.Model(inputs=inputs, outputs=x, name="deep")
# output
import keras
from keras import layers

model = keras.Sequential(name="deep")
model.add(keras.Input((4,)))
model.add(layers.Dense(2))
n = 0
while n < 2:
    model.add(layers.Dense(3))
    n += 1
