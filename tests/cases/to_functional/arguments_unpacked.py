# kept: unknown-layers
from keras import Sequential
from keras.layers import Dense

args = [[Dense(2, input_shape=(3,))]]
model = Sequential(*args)
