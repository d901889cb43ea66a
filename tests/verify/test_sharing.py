"""Layers that models have in common, and that variables hold: in both versions the same ones."""

from __future__ import annotations

import functools

import pytest

from kerasgen import Conversion
from kerasgen.convert import convert
from kerasgen.verify.check import Draft, proved

HEAD = "import keras\nfrom keras import layers\n\n"
NEW = "layers.Dense(4, name='a')(inputs)"

# A source, and what a converter that makes a mistake writes in the place of what.
WRONG = {
    "two models share a layer": (
        (
            "a = layers.Dense(4, name='a')\n"
            "m = keras.Sequential([keras.Input((4,)), a, layers.Dense(2)])\n"
            "n = keras.Sequential([keras.Input((4,)), a, layers.Dense(3)])\n"
        ),
        "x = a(inputs)\noutputs = layers.Dense(3)",
        f"x = {NEW}\noutputs = layers.Dense(3)",
    ),
    "a model that is not converted shares a layer": (
        (
            "held = [layers.Dense(4, name='a')]\n"
            "i = keras.Input((4,))\nn = keras.Model(i, held[0](i))\n"
            "m = keras.Sequential([keras.Input((4,)), held[0], layers.Dense(2)])\n"
        ),
        "held[0](inputs)",
        NEW,
    ),
    "a layer in a variable of a function": (
        (
            "def make():\n"
            "    a = layers.Dense(4, name='a')\n"
            "    model = keras.Sequential([keras.Input((4,)), a, layers.Dense(2)])\n"
            "    return model, a.name\n\n"
            "m = make()\n"
        ),
        "a(inputs)",
        NEW,
    ),
    "a layer in an attribute": (
        (
            "class Net:\n"
            "    def __init__(self):\n"
            "        self.a = layers.Dense(4, name='a')\n"
            "        self.model = keras.Sequential([keras.Input((4,)), self.a])\n\n"
            "net = Net()\n"
        ),
        "self.a(inputs)",
        NEW,
    ),
    "a layer in a dict": (
        (
            "held = {'a': layers.Dense(4, name='a')}\n"
            "model = keras.Sequential([keras.Input((4,)), held['a'], layers.Dense(2)])\n"
        ),
        "held['a'](inputs)",
        NEW,
    ),
    "a second variable of the model": (
        "model = keras.Sequential([keras.Input((4,)), layers.Dense(2)])\nsame = model\n",
        "same = model\n",
        "same = None\n",
    ),
    "a model made of parts of it": (
        (
            "model = keras.Sequential([keras.Input((4,)), layers.Dense(2), layers.Dense(2)])\n"
            "part = keras.Model(model.inputs, model.layers[0].output)\n"
        ),
        "model.layers[1].output",
        "model.layers[2].output",
    ),
    "an inner model": (
        (
            "inner = keras.Sequential([keras.Input((4,)), layers.Dense(4)], name='inner')\n"
            "model = keras.Sequential([keras.Input((4,)), inner, layers.Dense(2)])\n"
        ),
        "x = inner(inputs)",
        "x = inner(inner(inputs))",
    ),
}


@functools.cache
def judged() -> dict[str, tuple[Conversion, Conversion]]:
    """Judge what the converter writes, and what one with a mistake does."""
    drafts = []
    for text, old, new in WRONG.values():
        right = convert(HEAD + text)
        assert old in right.text, (old, right.text)
        wrong = Conversion(right.text.replace(old, new), right.models)
        drafts += [Draft("a.py", HEAD + text, right), Draft("a.py", HEAD + text, wrong)]
    found = iter(proved(drafts, "on", 1, "light"))
    return dict(zip(WRONG, zip(found, found, strict=True), strict=True))


@pytest.mark.parametrize("name", WRONG)
def test_other_layers_are_a_difference(name: str) -> None:
    right, wrong = judged()[name]
    assert right.problem is None
    assert {model.proof.outcome for model in right.models if model.proof} == {"equal"}
    assert wrong.problem is not None
    assert "would not be the same model" in wrong.problem.message
