from keras.layers import Dense
from keras.models import Sequential


def build(units=4):
    """Build the net."""
    return Sequential([
        Dense(units, input_shape=(3,)),
        Dense(1),
    ], name="net")


model = build()
# output
from keras.layers import Dense, Input
from keras.models import Model


def build(units=4):
    """Build the net."""
    inputs = Input(shape=(3,))
    x = Dense(units)(inputs)
    outputs = Dense(1)(x)
    return Model(inputs, outputs, name="net")


model = build()
