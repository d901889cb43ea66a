import keras
from keras import layers

best = None
for size in (3, 8):
    inputs = keras.Input((4,))
    x = layers.Dense(size)(inputs)
    if size > 5:
        continue
    best = keras.Model(inputs, layers.Dense(1)(x))
# output
import keras
from keras import layers

best = None
for size in (3, 8):
    model = keras.Sequential()
    model.add(keras.Input((4,)))
    model.add(layers.Dense(size))
    if size > 5:
        continue
    model.add(layers.Dense(1))
    best = model
