# kept: kind-tested
import keras
from keras import layers

model = keras.Sequential([keras.Input((4,)), layers.Dense(3)])
again = keras.Sequential.from_config(model.get_config())
other = keras.Sequential([keras.Input((4,)), layers.Dense(3)])
# output
import keras
from keras import layers

model = keras.Sequential([keras.Input((4,)), layers.Dense(3)])
again = keras.Sequential.from_config(model.get_config())
inputs = keras.Input((4,))
outputs = layers.Dense(3)(inputs)
other = keras.Model(inputs, outputs)
