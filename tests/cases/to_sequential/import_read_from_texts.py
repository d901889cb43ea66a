from typing import Optional

from keras.layers import Dense, Input
from keras.models import Model


def build(parts: "Optional[Model]" = None):
    inputs = Input((3,))
    outputs = Dense(2)(inputs)
    m = Model(inputs, outputs)
    return m


model = build()
# output
from typing import Optional

from keras.layers import Dense, Input
from keras.models import Model, Sequential


def build(parts: "Optional[Model]" = None):
    m = Sequential([
        Input((3,)),
        Dense(2),
    ])
    return m


model = build()
