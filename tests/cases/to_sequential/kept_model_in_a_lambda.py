# kept: not-hoistable
import keras
from keras import layers

inputs = keras.Input((4,))
x = layers.Dense(3)(inputs)
make = lambda: keras.Model(inputs, x)
