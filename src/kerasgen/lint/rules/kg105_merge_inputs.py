"""A merge is called with something other than a list of tensors."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kerasgen.lint.rule import Advice, Rule
from kerasgen.reading.keras_names import MERGE_LAYERS

if TYPE_CHECKING:
    from kerasgen.build.trace import Call
    from kerasgen.lint.context import Context

__all__ = ["RULE"]


def check(context: Context, call: Call) -> Advice | None:
    """Look at a merge that Keras refused."""
    if call.kind != "layer" or call.name not in MERGE_LAYERS:
        return None
    if call.facts.get("positional", 0) > 1 and len(call.inputs) > 1:
        names = ", ".join(t.variable or "..." for t in call.inputs)
        message = "gets its tensors as separate arguments; it takes one list"
        return Advice(message, f"write `[{names}]` in the place of `{names}`")
    first = str(call.facts.get("first"))
    if first == "KerasTensor":
        message = "gets a single tensor; it takes a list of them"
        return Advice(message, "put the tensors to merge into a list")
    if first == "dict":
        return Advice("gets a dict; it takes a list of tensors", "give the values, in a list")
    if first in ("list", "tuple") and call.facts.get("count") == 0:
        return Advice("gets an empty list: there is nothing to merge")
    elements = call.facts.get("elements") or []
    if any(name in ("Functional", "Model", "Sequential") for name in elements):
        message = "gets a model in the place of a tensor"
        return Advice(message, "use `.output` of the model (`.outputs[0]` of a Sequential)")
    return None


RULE = Rule(
    code="KG105",
    name="merge-inputs",
    summary="A merge layer is called with something other than a list of tensors.",
    page="""\
A merge takes one list: `Concatenate()([a, b])`. A bare tensor, tensors as separate arguments, a
dict, an empty list or models in the list are refused by Keras, mostly with a message that hides
the cause. A list of one tensor is accepted.
""",
    bad=(
        """\
import keras
from keras import layers

a = keras.Input((4,))
b = keras.Input((4,))
both = layers.Concatenate()(a, b)
""",
        """\
import keras
from keras import layers

a = keras.Input((4,))
both = layers.Concatenate()(a)
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
)
