"""Keras refuses any other call of a layer."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kerasgen.lint.rule import Advice, Rule

if TYPE_CHECKING:
    from kerasgen.build.trace import Call
    from kerasgen.lint.context import Context

__all__ = ["RULE"]

# Errors of Keras that say something about shapes and arguments, not about how we call it.
_CERTAIN = frozenset({"ValueError", "IndexError", "ZeroDivisionError"})


_LACKS = re.compile(r"missing \d+ required positional argument")


def check(context: Context, call: Call) -> Advice | None:
    """Look at a layer, operation or Input that Keras refused."""
    if call.kind not in ("construction", "input", "layer", "operation"):
        return None
    if call.error is None or not (call.error_type in _CERTAIN or _lacks_argument(call)):
        return None
    what = context.described(call) if call.inputs else "its arguments"
    reason = call.error if len(call.error) <= 200 else call.error[:197] + "..."
    message = f"is refused by Keras: {reason}"
    return Advice(message if not call.inputs else f"{message} ({what})")


def _lacks_argument(call: Call) -> bool:
    """Whether a layer is made without an argument that it cannot do without."""
    return call.kind == "construction" and _LACKS.search(call.error or "") is not None


RULE = Rule(
    code="KG301",
    name="layer-build-error",
    summary="Keras refuses a layer, or the tensor that it is called on.",
    page="""\
A negative output size, a tensor of the wrong rank, a Reshape to another number of elements, an
argument out of range: whatever Keras raises when the layer is made or called. The message is that
of the installed Keras.
""",
    bad=(
        """\
import keras
from keras import layers

inputs = keras.Input((4, 4, 3))
x = layers.Conv2D(8, 5)(inputs)
""",
        """\
import keras
from keras import layers

model = keras.Sequential()
model.add(keras.Input((10,)))
model.add(layers.Reshape((3, 4)))
""",
    ),
    good=(
        """\
import keras
from keras import layers

inputs = keras.Input((4, 4, 3))
x = layers.Conv2D(8, 5, padding="same")(inputs)
""",
    ),
    check=check,
)
