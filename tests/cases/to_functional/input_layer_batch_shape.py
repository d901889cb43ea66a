import keras
from keras import layers

model = keras.Sequential([
    layers.InputLayer(batch_shape=(2, 5, 3)),
    layers.LSTM(4, stateful=True),
    layers.Dense(1),
])
# output
import keras
from keras import layers

inputs = keras.Input(batch_shape=(2, 5, 3))
x = layers.LSTM(4, stateful=True)(inputs)
outputs = layers.Dense(1)(x)
model = keras.Model(inputs, outputs)
