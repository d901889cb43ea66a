# flags: --lines 6:6
import keras
from keras import layers

encoder = keras.Sequential([layers.Dense(4, input_shape=(3,)), layers.Dense(2)])
decoder = keras.Sequential([
    layers.Dense(4, input_shape=(2,)),
    layers.Dense(3),
])
# output
import keras
from keras import layers

encoder = keras.Sequential([layers.Dense(4, input_shape=(3,)), layers.Dense(2)])
inputs = keras.Input(shape=(2,))
x = layers.Dense(4)(inputs)
outputs = layers.Dense(3)(x)
decoder = keras.Model(inputs, outputs)
