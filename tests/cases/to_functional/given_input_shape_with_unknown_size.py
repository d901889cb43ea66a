# flags: --input-shape None,3
# runs: no
import keras
from keras import layers

model = keras.Sequential([layers.LSTM(4), layers.Dense(1)])
stated = keras.Sequential([layers.LSTM(4, input_shape=(7, 2)), layers.Dense(1)])
# output
import keras
from keras import layers

inputs = keras.Input(shape=(None, 3))
x = layers.LSTM(4)(inputs)
outputs = layers.Dense(1)(x)
model = keras.Model(inputs, outputs)
inputs = keras.Input(shape=(7, 2))
x = layers.LSTM(4)(inputs)
outputs = layers.Dense(1)(x)
stated = keras.Model(inputs, outputs)
