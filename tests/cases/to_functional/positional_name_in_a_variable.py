# runs: no
# kept: unknown-layers
from keras import Sequential
from keras.layers import Dense

label = "net"
model = Sequential([Dense(2, input_shape=(3,))], label)
