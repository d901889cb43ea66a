"""A tensor of a model function reaches no output."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kerasgen.lint.rule import Advice, Rule

if TYPE_CHECKING:
    from kerasgen.build.trace import Call
    from kerasgen.lint.context import Context

__all__ = ["RULE"]


def check(context: Context, call: Call) -> Advice | None:
    """Look at a layer or Input that Keras accepted."""
    if call.kind not in ("input", "layer") or call.error is not None or not call.outputs:
        return None
    models = context.models.get(call.path, ())
    if not models or call.number in context.used:
        return None
    if any(call.number in _reached(context, model) for model in models):
        return None
    return Advice("gives a tensor that no output of the model needs")


def _reached(context: Context, model: Call) -> set[int]:
    ends = [*(model.facts.get("inputs") or ()), *(model.facts.get("outputs") or ())]
    return {number for end in ends for number in context.ancestors(end)}


RULE = Rule(
    code="KG202",
    name="unused-branch",
    summary="A layer or an Input is called, but no output of the model depends on it.",
    page="""\
A tensor that nothing uses is mostly a forgotten connection: the branch is built, and trains
nothing. Off unless selected.
""",
    bad=(
        """\
import keras
from keras import layers

inputs = keras.Input((4,))
x = layers.Dense(3)(inputs)
skip = layers.Dense(3)(inputs)
model = keras.Model(inputs, x)
""",
    ),
    good=(
        """\
import keras
from keras import layers

inputs = keras.Input((4,))
x = layers.Dense(3)(inputs)
skip = layers.Dense(3)(inputs)
model = keras.Model(inputs, layers.Add()([x, skip]))
""",
    ),
    check=check,
    of_faults=False,
    is_default=False,
)
