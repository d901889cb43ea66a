import keras
from keras import layers

inputs = keras.Input((4,))
x = layers.Dense(3)(inputs)
first = keras.Model(inputs, x)

inputs = keras.Input((5,))
x = layers.Dense(2)(inputs)
second = keras.Model(inputs, x)
# output
import keras
from keras import layers

first = keras.Sequential([
    keras.Input((4,)),
    layers.Dense(3),
])

second = keras.Sequential([
    keras.Input((5,)),
    layers.Dense(2),
])
