# kept: no-input-shape
from keras import Sequential
from keras.layers import Dense

settings = {"units": 2, "input_shape": (3,)}
model = Sequential([Dense(**settings), Dense(1)])
