import operator
from functools import reduce

import keras
from absl import flags
from keras import layers

FLAGS = flags.FLAGS
flags.DEFINE_integer("units", 9, "units of a layer")
a = keras.Input((5,))


class Shapes:
    def __init__(self, rank):
        self.rank = rank

    def __getattr__(self, name):
        return getattr(layers, f"{name}{self.rank}D")


class Part:
    known = {}

    def __init_subclass__(cls, key, **keywords):
        super().__init_subclass__(**keywords)
        Part.known[key] = cls


class Nine(Part, key="nine"):
    units = 9


def of_flags():
    layers.Add()([layers.Dense(8)(a), layers.Dense(FLAGS.units)(a)])  # finds: KG104


def of_subclasses():
    layers.Add()([layers.Dense(8)(a), layers.Dense(Part.known["nine"].units)(a)])  # finds: KG104


def of_attributes():
    image = keras.Input((9, 9, 3))
    x = Shapes(2).Conv(8, 3)(image)
    return layers.Concatenate()([x, image])  # finds: KG101


def of_operators():
    reduce(operator.add, [layers.Dense(8)(a), layers.Dense(8)(a), layers.Dense(9)(a)])  # finds: KG104


def of_clones():
    model = keras.Sequential([keras.Input((5,)), layers.Dense(9)])
    twin = keras.models.clone_model(model)
    layers.Add()([layers.Dense(8)(a), twin(a)])  # finds: KG104
