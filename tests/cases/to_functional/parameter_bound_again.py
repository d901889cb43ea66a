# kept: changed-later
from keras import Sequential
from keras.layers import Dense

def grow(model):
    model.add(Dense(2))
    return model


def replaced(model):
    model.add(Dense(2))
    model = Sequential()
    model.add(Dense(2, input_shape=(3,)))
    return model


model = replaced(grow(Sequential([Dense(1, input_shape=(3,))])))
# output
from keras import Model, Sequential
from keras.layers import Dense, Input

def grow(model):
    model.add(Dense(2))
    return model


def replaced(model):
    model.add(Dense(2))
    inputs = Input(shape=(3,))
    outputs = Dense(2)(inputs)
    model = Model(inputs, outputs)
    return model


model = replaced(grow(Sequential([Dense(1, input_shape=(3,))])))
