"""A Concatenate joins the batches."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kerasgen.lint.rule import Advice, Rule
from kerasgen.lint.shapes import axis_of, is_concatenate

if TYPE_CHECKING:
    from kerasgen.build.trace import Call
    from kerasgen.lint.context import Context

__all__ = ["RULE"]


def check(context: Context, call: Call) -> Advice | None:
    """Look at a Concatenate that Keras accepted."""
    if call.kind != "layer" or not is_concatenate(call) or call.error is not None:
        return None
    if len(call.inputs) < 2 or axis_of(call) % len(call.inputs[0].shape) != 0:
        return None
    message = f"joins on axis 0, the batch: {len(call.inputs)} samples come out for each one"
    return Advice(message, "the features are the last axis: axis=-1")


RULE = Rule(
    code="KG107",
    name="concatenate-batch-axis",
    summary="A Concatenate joins on axis 0, which is the batch.",
    page="""\
`axis=0` joins the batches: a batch of 4 becomes one of 8. Keras builds and runs this, and the loss
then fails on the number of samples, or compares the wrong ones. Off unless selected, since some
code means it.
""",
    bad=(
        """\
import keras
from keras import layers

a = keras.Input((4,))
b = keras.Input((4,))
both = layers.Concatenate(axis=0)([a, b])
""",
    ),
    good=(
        """\
import keras
from keras import layers

a = keras.Input((4,))
b = keras.Input((4,))
both = layers.Concatenate(axis=-1)([a, b])
""",
    ),
    check=check,
    of_faults=False,
    is_default=False,
)
