# kept: layer-index, layer-index, layer-index
from keras import Sequential
from keras.layers import Dense

import copy

model = Sequential([Dense(2, input_shape=(3,))])
again = copy.deepcopy(model)
print(again.layers[0].units)


class Base:
    def __init__(self, net):
        self.net = net


class Child(Base):
    def __init__(self, net):
        Base.__init__(self, net)

    @classmethod
    def of(cls, net):
        return cls(net)


second = Sequential([Dense(2, input_shape=(3,))])
print(Child.of(second).net.layers[0].units)
third = Sequential([Dense(2, input_shape=(3,))])
units = lambda net: net.layers[0].units
print(units(third))


def first_units(*, net=None):
    return net.layers[0].units


fourth = Sequential([Dense(2, input_shape=(3,))])
print(first_units(net=fourth))
# output
from keras import Model, Sequential
from keras.layers import Dense, Input

import copy

inputs = Input(shape=(3,))
outputs = Dense(2)(inputs)
model = Model(inputs, outputs)
again = copy.deepcopy(model)
print(again.layers[1].units)


class Base:
    def __init__(self, net):
        self.net = net


class Child(Base):
    def __init__(self, net):
        Base.__init__(self, net)

    @classmethod
    def of(cls, net):
        return cls(net)


second = Sequential([Dense(2, input_shape=(3,))])
print(Child.of(second).net.layers[0].units)
third = Sequential([Dense(2, input_shape=(3,))])
units = lambda net: net.layers[0].units
print(units(third))


def first_units(*, net=None):
    return net.layers[0].units


fourth = Sequential([Dense(2, input_shape=(3,))])
print(first_units(net=fourth))
