import keras
from keras import layers

models = {}
for units in (2, 4):
    models[units] = keras.Sequential([
        layers.Dense(units, input_shape=(3,)),
        layers.Dense(1),
    ])
# output
import keras
from keras import layers

models = {}
for units in (2, 4):
    inputs = keras.Input(shape=(3,))
    x = layers.Dense(units)(inputs)
    outputs = layers.Dense(1)(x)
    models[units] = keras.Model(inputs, outputs)
