# kept: changed-later, changed-later
from keras import Sequential
from keras.layers import Dense

label = "a"
model = Sequential(name=label)
model.add(Dense(2, input_shape=(3,)))
label = "b"
model.add(Dense(2))


def named():
    return "made"


other = Sequential(name=named())
other.add(Dense(2, input_shape=(3,)))
