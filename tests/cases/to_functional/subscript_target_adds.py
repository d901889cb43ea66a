import keras
from keras import layers

models = {}
models["small"] = keras.Sequential()
models["small"].add(layers.Dense(2, input_shape=(3,)))
models["small"].add(layers.Dense(1))
# output
import keras
from keras import layers

models = {}
inputs = keras.Input(shape=(3,))
x = layers.Dense(2)(inputs)
outputs = layers.Dense(1)(x)
models["small"] = keras.Model(inputs, outputs)
