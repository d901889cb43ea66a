import keras
from keras import layers

inputs = keras.Input(shape=(3,))
model = keras.Sequential([inputs, layers.Dense(4), layers.Dense(1)])
# output
import keras
from keras import layers

inputs = keras.Input(shape=(3,))
x = layers.Dense(4)(inputs)
outputs = layers.Dense(1)(x)
model = keras.Model(inputs, outputs)
