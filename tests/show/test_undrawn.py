"""A model that is made in a source is shown, or it is said that it is not, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kerasgen.show.ask import models_of

if TYPE_CHECKING:
    from kerasgen.show.shown import Shown

HEAD = "import keras\nfrom keras import layers\n"
# A source, its models, and what is said of those that there are not.
SOURCES = {
    "unknown condition": (
        (
            "k = float(input())\n"
            "i = keras.Input((5,))\n"
            "m = keras.Model(i, layers.Lambda(lambda x: keras.ops.abs(x) if k else x)(i))\n"
        ),
        [],
        ["line 5: Model: it depends on a condition that is not known"],
    ),
    "unknown function": (
        "i = keras.Input((5,))\nx = undefined(i)\nm = keras.Model(i, x)\n",
        [],
        ["line 5: Model: `undefined` is not known"],
    ),
    "unknown layers": (
        "m = keras.Sequential(make())\n",
        [],
        ["line 3: Sequential: `make` is not known"],
    ),
    "not reached": (
        "def f():\n    raise ValueError\n    return keras.Sequential()\n",
        [],
        [
            "line 5: Sequential: the build does not come to it, or not with values that are known",
        ],
    ),
    "after an error": (
        (
            "a, b = keras.Input((4,)), keras.Input((3,))\n"
            "c = layers.add([a, b])\nm = keras.Model([a, b], c)\n"
        ),
        ["line 4"],
        ["line 5: Model: the statement that makes it fails"],
    ),
    "an error of its own": (
        "a, b = keras.Input((4,)), keras.Input((3,))\nm = keras.Model(a, layers.Dense(3)(b))\n",
        ["line 4"],
        [],
    ),
    "layers that may be missing": (
        "m = keras.Sequential()\nfor layer in make():\n    m.add(layer)\n",
        ["m"],
        [],
    ),
    "an application": (
        "def f():\n    return keras.applications.VGG16(input_shape=shape)\n",
        [],
        ["line 4: VGG16: the build does not come to it, or not with values that are known"],
    ),
    "a type": ("def f(m: keras.Model(), n: keras.Sequential) -> keras.Model: ...\n", [], []),
}


@pytest.fixture(scope="module")
def found() -> dict[str, Shown]:
    texts = [("a.py", HEAD + text) for text, _, _ in SOURCES.values()]
    return dict(zip(SOURCES, models_of(texts, "light"), strict=True))


@pytest.mark.parametrize("name", SOURCES)
def test_each_model_is_shown_or_named(name: str, found: dict[str, Shown]) -> None:
    _, models, notes = SOURCES[name]
    assert [graph.name for graph in found[name].models] == models
    assert list(map(str, found[name].notes)) == notes
