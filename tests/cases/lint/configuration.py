import argparse
import json
import os
from collections import namedtuple
from dataclasses import dataclass, field
from types import SimpleNamespace

import keras
import yaml
from keras import layers

Part = namedtuple("Part", ["name", "units"])
Pair = namedtuple("Pair", "first second", defaults=(12,))


@dataclass
class Config:
    size: int = 10
    steps: list = field(default_factory=lambda: [4, 5])
    total: int = field(init=False, default=0)

    def __post_init__(self):
        self.total = sum(self.steps)


def arguments():
    parser = argparse.ArgumentParser()
    group = parser.add_argument_group("sizes")
    group.add_argument("-u", "--hidden-units", type=int, default="16")
    parser.add_argument("--wide", action="store_true")
    parser.add_argument("data", help="required: not known")
    return parser.parse_args()


def typed(args):
    a = keras.Input((8,))
    x = layers.Dense(args.hidden_units)(a)
    y = layers.Dense(32 if args.wide else 15)(a)
    return layers.Add()([x, y])  # finds: KG104


def from_records():
    a = keras.Input((8,))
    parts = [Part("a", 3), Part(name="b", units=4)]
    return layers.Average()([layers.Dense(p.units)(a) for p in parts])  # finds: KG104


def from_namespace():
    options = SimpleNamespace(length=9, kernels=[1, 2])
    a = keras.Input((options.length, 4))
    x, y = (layers.Conv1D(8, k)(a) for k in options.kernels)
    return layers.Concatenate()([x, y])  # finds: KG101


def from_dataclass(config):
    a = keras.Input((config.size, 2))
    b = keras.Input((config.total, 2))
    return layers.Concatenate()([a, b])  # finds: KG101


def from_json():
    sizes = json.loads('{"left": [6, 3], "right": [7, 3]}')
    a, b = (keras.Input(tuple(sizes[side])) for side in ("left", "right"))
    return layers.Concatenate()([a, b])  # finds: KG101


def from_yaml():
    sizes = yaml.safe_load("""
left: [6, 3]
right: [7, 3]
""")
    a, b = (keras.Input(tuple(sizes[side])) for side in ("left", "right"))
    return layers.Concatenate()([a, b])  # finds: KG101


def from_environment():
    units = int(os.environ.get("UNITS", "20"))
    a = keras.Input((8,))
    return layers.Add()([layers.Dense(units)(a), layers.Dense(Pair(1).second)(a)])  # finds: KG104


typed(arguments())
from_dataclass(Config())
