"""A function of TensorFlow is called on a symbolic tensor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kerasgen.lint.rule import Advice, Rule

if TYPE_CHECKING:
    from kerasgen.build.trace import Call
    from kerasgen.lint.context import Context

__all__ = ["RULE"]


def check(context: Context, call: Call) -> Advice | None:
    """Look at an operation that Keras refused."""
    name = call.facts.get("tensorflow")
    if name is None:
        return None
    message = "is called on a symbolic tensor, which Keras 3 does not allow"
    instead = call.facts.get("instead")
    if instead is not None:
        return Advice(message, f"`keras.ops.{instead}` does the same")
    return Advice(message, "call it in the `call` of a layer of your own")


RULE = Rule(
    code="KG302",
    name="tensorflow-op-on-keras-tensor",
    summary="A function of TensorFlow is called on a symbolic tensor of Keras 3.",
    page="""\
In Keras 3, what `keras.Input` gives is no tensor of TensorFlow: `tf.concat` and the like raise on
it. Functions of `keras.ops` take it, and layers do; inside the `call` of a layer of your own,
functions of TensorFlow work as before.
""",
    bad=(
        """\
import keras
import tensorflow as tf

a = keras.Input((4,))
b = keras.Input((4,))
both = tf.concat([a, b], axis=-1)
""",
    ),
    good=(
        """\
import keras

a = keras.Input((4,))
b = keras.Input((4,))
both = keras.ops.concatenate([a, b], axis=-1)
""",
    ),
    check=check,
)
