"""What a conversion tells of a model that is part of another: its weight files change."""

from __future__ import annotations

import pytest

from kerasgen import convert

HEAD = """\
import keras
from keras import layers

encoder = keras.Sequential([keras.Input((4,)), layers.Dense(3)])
"""
NESTED = {
    "item": "outer = keras.Sequential([encoder, layers.Dense(4)])\n",
    "list": "stack = [encoder, layers.Dense(4)]\nouter = keras.Sequential(stack)\n",
    "added": "outer = keras.Sequential()\nouter.add(encoder)\n",
    "wrapped": "outer = layers.TimeDistributed(encoder)\n",
    "called": "inputs = keras.Input((4,))\nouter = keras.Model(inputs, encoder(inputs))\n",
    "on a chain": (
        "inputs = keras.Input((2,))\nx = layers.Dense(4)(inputs)\n"
        "outer = keras.Model(inputs, encoder(x))\n"
    ),
    "attribute": (
        "class Net(keras.Model):\n    def __init__(self, part):\n        super().__init__()\n"
        "        self.part = part\n\nnet = Net(encoder)\n"
    ),
}
ALONE = {
    "unused": "",
    "called on data": "import numpy as np\nprint(encoder(np.ones((2, 4))))\n",
    "attribute of no model": (
        "class Holder:\n    def __init__(self, part):\n        self.part = part\n\n"
        "holder = Holder(encoder)\n"
    ),
}


def notices(text: str) -> tuple[str, ...]:
    conversion = convert(HEAD + text)
    model = next(model for model in conversion.models if model.name == "encoder")
    assert model.outcome == "converted"
    return model.notices


@pytest.mark.parametrize("way", NESTED)
def test_part_of_another_model(way: str) -> None:
    (notice,) = notices(NESTED[way])
    assert notice.startswith("it is part of another model")


@pytest.mark.parametrize("way", ALONE)
def test_a_model_of_its_own(way: str) -> None:
    assert notices(ALONE[way]) == ()


def test_build_of_another_model_is_no_reason() -> None:
    text = (
        "import keras\nfrom keras import layers\n\nm = keras.Sequential([layers.Dense(2)])\n"
        "m.compile('adam')\n"
    )
    again = "m = keras.Sequential([layers.Dense(3)])\n"
    (kept,) = convert(f"{text}m.build((None, 3))\n").models
    assert kept.reason is not None
    assert "`.build` gives its shape" in kept.reason.message
    kept, other = convert(f"{text}{again}m.build((None, 3))\n").models
    assert kept.reason is not None
    assert "no input shape is given" in kept.reason.message
    assert other.outcome == "converted"
