"""Tensors are given to the constructor of a merge."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kerasgen.lint.rule import Advice, Rule
from kerasgen.reading.keras_names import MERGE_LAYERS

if TYPE_CHECKING:
    from kerasgen.build.trace import Call
    from kerasgen.lint.context import Context

__all__ = ["RULE"]


def check(context: Context, call: Call) -> Advice | None:
    """Look at the construction of a merge."""
    if call.kind != "construction" or call.name not in MERGE_LAYERS:
        return None
    if not call.facts.get("given_tensors"):
        return None
    message = "gets its tensors in the constructor: that makes a layer, and merges nothing"
    return Advice(message, f"call the layer on them: `{call.name}()([...])`")


RULE = Rule(
    code="KG106",
    name="concatenate-in-constructor",
    summary="Tensors are given to the constructor of a merge layer, which merges nothing.",
    page="""\
`Concatenate([a, b])` makes a layer whose axis is a list of tensors. Keras accepts it, and fails at
some later line. The layer has to be called: `Concatenate()([a, b])`.
""",
    bad=(
        """\
import keras
from keras import layers

a = keras.Input((4,))
b = keras.Input((4,))
both = layers.Concatenate([a, b])
""",
    ),
    good=(
        """\
import keras
from keras import layers

a = keras.Input((4,))
b = keras.Input((4,))
both = layers.Concatenate()([a, b])
""",
    ),
    check=check,
    of_faults=False,
)
