# runs: no
import keras
from keras import layers
from tools import freeze_first

model = keras.Sequential([layers.Dense(4, input_shape=(3,)), layers.Dense(1)])
freeze_first(model.layers, 1)
# output
import keras
from keras import layers
from tools import freeze_first

inputs = keras.Input(shape=(3,))
x = layers.Dense(4)(inputs)
outputs = layers.Dense(1)(x)
model = keras.Model(inputs, outputs)
freeze_first(model.layers[1:], 1)
