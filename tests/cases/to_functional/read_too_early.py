# kept: changed-later, changed-later, changed-later
from keras import Sequential
from keras.layers import Dense

model = Sequential()
print(model)
model.add(Dense(2, input_shape=(3,)))
other = Sequential()
other.add(Dense(2, input_shape=(3,)))


def show():
    print(other)


other.add(Dense(2))
third = Sequential()
third.add(Dense(2, input_shape=(3,)))
while third.built and len(third.layers) < 3:
    third.add(Dense(2))
