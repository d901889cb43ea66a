# kept: no-input-shape, no-input-shape
from keras import Sequential
from keras.layers import Dense

rows, side = 4, 28
flat = Sequential([Dense(1)])
flat.build((None, 28 * 28))
named = Sequential([Dense(1)])
named.build(input_shape=(rows, side))
summed = Sequential([Dense(1)])
summed.build((None,) + (side,))


def parameter(shape):
    model = Sequential([Dense(1)])
    model.build(shape)
    return model


def late():
    model = Sequential([Dense(1)])
    print("made")
    model.build((None, side))
    return model
# output
from keras import Model, Sequential
from keras.layers import Dense, Input

rows, side = 4, 28
inputs = Input(batch_shape=(None, 28 * 28))
outputs = Dense(1)(inputs)
flat = Model(inputs, outputs)
flat.build((None, 28 * 28))
inputs = Input(batch_shape=(rows, side))
outputs = Dense(1)(inputs)
named = Model(inputs, outputs)
named.build(input_shape=(rows, side))
inputs = Input(batch_shape=(None,) + (side,))
outputs = Dense(1)(inputs)
summed = Model(inputs, outputs)
summed.build((None,) + (side,))


def parameter(shape):
    model = Sequential([Dense(1)])
    model.build(shape)
    return model


def late():
    model = Sequential([Dense(1)])
    print("made")
    model.build((None, side))
    return model
