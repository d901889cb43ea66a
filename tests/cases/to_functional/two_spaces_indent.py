import keras
from keras import layers


def build():
  model = keras.Sequential([
    layers.Dense(4, input_shape=(3,)),
    layers.Dense(1)
  ])
  return model


model = build()
# output
import keras
from keras import layers


def build():
  inputs = keras.Input(shape=(3,))
  x = layers.Dense(4)(inputs)
  outputs = layers.Dense(1)(x)
  model = keras.Model(inputs, outputs)
  return model


model = build()
