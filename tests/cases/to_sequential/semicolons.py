import keras
from keras import layers

inputs = keras.Input((4,)); x = layers.Dense(8)(inputs)
x = layers.Dense(4)(x); x = layers.Dense(2)(x); model = keras.Model(inputs, x)
# output
import keras
from keras import layers

model = keras.Sequential([
    keras.Input((4,)),
    layers.Dense(8),
    layers.Dense(4),
    layers.Dense(2),
])
