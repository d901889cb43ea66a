import keras
from keras import layers

encoder = keras.Sequential([
    layers.Dense(4, input_shape=(8,)),
    layers.Dense(2),
])
decoder = keras.Sequential([
    layers.Dense(4, input_shape=(2,)),
    layers.Dense(8),
])
# output
import keras
from keras import layers

inputs = keras.Input(shape=(8,))
x = layers.Dense(4)(inputs)
outputs = layers.Dense(2)(x)
encoder = keras.Model(inputs, outputs)
inputs = keras.Input(shape=(2,))
x = layers.Dense(4)(inputs)
outputs = layers.Dense(8)(x)
decoder = keras.Model(inputs, outputs)
