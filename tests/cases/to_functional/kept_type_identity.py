# kept: kind-tested
from keras.layers import Dense
from keras.models import Sequential

model = Sequential()
model.add(Dense(4, input_shape=(3,)))
assert type(model) == Sequential
