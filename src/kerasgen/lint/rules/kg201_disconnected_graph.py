"""The outputs of a model cannot be reached from its inputs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kerasgen.lint.rule import Advice, Rule

if TYPE_CHECKING:
    from kerasgen.build.trace import Call
    from kerasgen.lint.context import Context

__all__ = ["RULE"]


def check(context: Context, call: Call) -> Advice | None:
    """Look at a model that Keras refused to make."""
    if call.kind != "model" or call.error is None:
        return None
    if "not connected" not in call.error and "Graph disconnected" not in call.error:
        return None
    message = "has an output that does not depend on its inputs alone"
    missing = _missing(context, call)
    if missing is None:
        return Advice(message)
    variable = missing.facts.get("variable")
    name = f"`{variable}`" if variable else "an Input"
    help_ = f"{name} is needed, too: add it to the inputs"
    return Advice(message, help_, ((missing.place, f"{name} is made here"),))


def _missing(context: Context, call: Call) -> Call | None:
    """Return the call that makes an Input that the outputs need and the model lacks."""
    given = set(call.facts.get("inputs") or ())
    needed: set[int] = set()
    for number in call.facts.get("outputs") or ():
        needed |= {n for n in context.ancestors(number) if context.trace.calls[n].kind == "input"}
    lacking = sorted(needed - given)
    if not lacking:
        return None
    return context.trace.calls[lacking[0]]


RULE = Rule(
    code="KG201",
    name="disconnected-graph",
    summary="An output of a model needs an Input that is not among the inputs of the model.",
    page="""\
`Model(inputs, outputs)` keeps what lies between the two. If an output depends on another Input,
Keras raises. The finding names the Input that is missing and its line.
""",
    bad=(
        """\
import keras
from keras import layers

a = keras.Input((4,))
b = keras.Input((4,))
both = layers.Concatenate()([a, b])
model = keras.Model(a, both)
""",
    ),
    good=(
        """\
import keras
from keras import layers

a = keras.Input((4,))
b = keras.Input((4,))
both = layers.Concatenate()([a, b])
model = keras.Model([a, b], both)
""",
    ),
    check=check,
)
