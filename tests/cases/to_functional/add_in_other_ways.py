# kept: changed-later, unknown-layers, unknown-layers
from keras import Sequential
from keras.layers import Dense

model = Sequential()
done = model.add(Dense(2, input_shape=(3,)))
other = Sequential()
other.add(*[Dense(2, input_shape=(3,))])
third = Sequential()
third.add(Dense(2, input_shape=(3,)), rebuild=True)
