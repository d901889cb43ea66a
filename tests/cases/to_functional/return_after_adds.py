from keras.layers import Dense
from keras.models import Sequential


def build(units=4):
    model = Sequential()
    model.add(Dense(units, input_shape=(3,)))
    model.add(Dense(1))
    return model


model = build()
# output
from keras.layers import Dense, Input
from keras.models import Model


def build(units=4):
    inputs = Input(shape=(3,))
    x = Dense(units)(inputs)
    outputs = Dense(1)(x)
    model = Model(inputs, outputs)
    return model


model = build()
