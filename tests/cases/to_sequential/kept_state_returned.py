# kept: multiple-outputs
import keras
from keras import layers

inputs = keras.Input((4, 2))
x, h, c = layers.LSTM(3, return_state=True)(inputs)
model = keras.Model(inputs, x)
