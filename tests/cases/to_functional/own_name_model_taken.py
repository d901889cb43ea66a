# kept: no-input-shape
from keras.layers import Dense
from keras.models import Sequential


class Model:
    """Something else."""


deferred = Sequential([Dense(1)])
kind = Model.__name__
net = Sequential([Dense(4, input_shape=(3,)), Dense(1)])
# output
from keras.layers import Dense, Input
from keras.models import Model as KerasModel, Sequential


class Model:
    """Something else."""


deferred = Sequential([Dense(1)])
kind = Model.__name__
inputs = Input(shape=(3,))
x = Dense(4)(inputs)
outputs = Dense(1)(x)
net = KerasModel(inputs, outputs)
