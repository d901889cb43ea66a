# kept: multiple-outputs
import keras
from keras import layers

inputs = keras.Input((4, 2))
recurrent = layers.LSTM(3, return_state=True)
x = recurrent(inputs)
model = keras.Model(inputs, x)
