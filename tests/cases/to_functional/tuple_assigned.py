# kept: unknown-layers, unknown-layers
from keras import Sequential
from keras.layers import Dense

encoder, decoder = Sequential(), Sequential()
encoder.add(Dense(2, input_shape=(3,)))
decoder.add(Dense(3, input_shape=(2,)))
