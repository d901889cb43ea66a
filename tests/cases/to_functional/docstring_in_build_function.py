from keras.layers import Dense
from keras.models import Sequential


def make(n):
    """Make it.

    `n`: units
    """

    model = Sequential()
    model.add(Dense(n, input_shape=(3,)))  # hidden

    model.add(Dense(1))

    return model


model = make(4)
# output
from keras.layers import Dense, Input
from keras.models import Model


def make(n):
    """Make it.

    `n`: units
    """

    inputs = Input(shape=(3,))
    x = Dense(n)(inputs)  # hidden

    outputs = Dense(1)(x)
    model = Model(inputs, outputs)

    return model


model = make(4)
