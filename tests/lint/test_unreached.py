"""A merge that no build comes to is counted as not checked, in functions as elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.lint.linting import lint_all

if TYPE_CHECKING:
    from kerasgen import Lint

HEAD = "import keras\nfrom keras import layers\n\n"
# A source, and the lines of the merges in it that are not checked.
SOURCES = {
    "after an unknown tensor": (
        "i = keras.Input((8,))\nx = unknown(i)\na = layers.Add()([x, i])\nlayers.add([a, i])\n",
        [6, 7],
    ),
    "after an unknown tensor, in a function": (
        (
            "def build():\n    i = keras.Input((8,))\n    x = unknown(i)\n"
            "    a = layers.Add()([x, i])\n    return layers.add([a, i])\n"
        ),
        [7, 8],
    ),
    "after an error": (
        "def build():\n    raise ValueError\n    return layers.Add()([a, b])\n",
        [6],
    ),
    "in a handler and in a lambda": (
        (
            "i = keras.Input((8,))\ntry:\n    a = layers.Add()([i, i])\nexcept ValueError:\n"
            "    a = layers.Average()([i, i])\nf = lambda t: layers.Minimum()([t, a])\n"
        ),
        [8, 9],
    ),
    "all checked": (
        (
            "i = keras.Input((8,))\na = layers.Add()([i, i])\n\n"
            "def f(a):\n    return layers.add([a, keras.Input((8,))])\nf(a)\n"
        ),
        [],
    ),
    "of no tensors": ("import numpy as np\nnp.add(1, 2)\nset().add(3)\n", []),
}


@pytest.fixture(scope="module")
def found() -> dict[str, Lint]:
    return lint_all({name: HEAD + text for name, (text, _) in SOURCES.items()}, ["KG104"])


@pytest.mark.parametrize("name", SOURCES)
def test_merges_are_checked_or_counted(name: str, found: dict[str, Lint]) -> None:
    not_checked = [one.line for one in found[name].not_checked if one.is_merge]
    assert not_checked == SOURCES[name][1]
