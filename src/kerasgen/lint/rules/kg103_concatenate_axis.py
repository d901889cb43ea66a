"""The axis of a Concatenate is out of range."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kerasgen.lint.rule import Advice, Rule
from kerasgen.lint.shapes import axis_of, is_concatenate

if TYPE_CHECKING:
    from kerasgen.build.trace import Call
    from kerasgen.lint.context import Context

__all__ = ["RULE"]


def check(context: Context, call: Call) -> Advice | None:
    """Look at a Concatenate that Keras refused."""
    ranks = {len(tensor.shape) for tensor in call.inputs}
    if not is_concatenate(call) or len(ranks) != 1:
        return None
    (rank,), axis = ranks, axis_of(call)
    if -rank <= axis < rank:
        return None
    message = f"joins on axis {axis}, but there is none: {context.described(call)}"
    valid = f"valid are 1 to {rank - 1}, or -1 to {1 - rank} from the end"
    return Advice(message, f"{valid}; axis 0 is the batch")


RULE = Rule(
    code="KG103",
    name="concatenate-axis",
    summary="A Concatenate joins on an axis that its tensors do not have.",
    page="""\
The axis is counted with the batch: a tensor of shape (batch, 10) has the axes 0 and 1. Keras
reports an axis out of range with a bare IndexError.
""",
    bad=(
        """\
import keras
from keras import layers

a = keras.Input((10,))
b = keras.Input((10,))
both = layers.Concatenate(axis=2)([a, b])
""",
    ),
    good=(
        """\
import keras
from keras import layers

a = keras.Input((10,))
b = keras.Input((10,))
both = layers.Concatenate(axis=1)([a, b])
""",
    ),
    check=check,
)
