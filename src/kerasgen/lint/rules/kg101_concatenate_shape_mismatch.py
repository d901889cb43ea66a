"""Sizes differ off the axis that a Concatenate joins on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kerasgen.lint.rule import Advice, Rule
from kerasgen.lint.shapes import (
    axis_of,
    chains,
    differing_axes,
    is_concatenate,
    padding,
    proposed_sizes,
)

if TYPE_CHECKING:
    from kerasgen.build.trace import Call
    from kerasgen.lint.context import Context

__all__ = ["RULE"]


def check(context: Context, call: Call) -> Advice | None:
    """Look at a Concatenate that Keras refused."""
    if not is_concatenate(call) or len({len(t.shape) for t in call.inputs}) != 1:
        return None
    rank, joined = len(call.inputs[0].shape), axis_of(call)
    if not -rank <= joined < rank:
        return None
    axes = differing_axes(call, joined)
    if not axes:
        return None
    named = " and ".join(f"axis {axis}" for axis in axes)
    verb = "differs" if len(axes) == 1 else "differ"
    message = f"joins on axis {joined}, but {named} {verb}: {context.described(call)}"
    chain = chains(context, call, axes[0])
    if chain is not None:
        message += f" (axis {axes[0]}: {chain})"
    return Advice(message, _help(context, call, axes, joined))


def _help(context: Context, call: Call, axes: list[int], joined: int) -> str | None:
    parts = []
    sizes = proposed_sizes(context, call)
    if sizes is not None:
        parts.append(sizes)
    shapes = [tensor.shape for tensor in call.inputs]
    for axis in range(1, len(shapes[0])):
        if axis != joined % len(shapes[0]) and context.prober.concatenates(shapes, axis):
            parts.append(f"axis={axis} fits")
            break
    padded = padding(context, call, axes, joined)
    if padded is not None:
        parts.append(padded)
    return "; or ".join(parts) or None


RULE = Rule(
    code="KG101",
    name="concatenate-shape-mismatch",
    summary="Tensors that are concatenated differ off the axis that they are joined on.",
    page="""\
Concatenate puts tensors side by side along one axis; on every other axis they must have the same
size. The finding names the axis, each tensor with the line that made it, and how the sizes came
about. In a U-Net the cause is mostly an odd size: pooling rounds it down, and upsampling does not
give the lost row back.
""",
    bad=(
        """\
import keras
from keras import layers

inputs = keras.Input((101, 101, 3))
skip = layers.Conv2D(8, 3, padding="same")(inputs)
x = layers.MaxPooling2D()(skip)
x = layers.UpSampling2D()(x)
x = layers.Concatenate()([x, skip])
""",
        """\
import keras
from keras import layers

a = keras.Input((10, 4))
b = keras.Input((12, 4))
both = layers.concatenate([a, b])
""",
    ),
    good=(
        """\
import keras
from keras import layers

inputs = keras.Input((96, 96, 3))
skip = layers.Conv2D(8, 3, padding="same")(inputs)
x = layers.MaxPooling2D()(skip)
x = layers.UpSampling2D()(x)
x = layers.Concatenate()([x, skip])
""",
        """\
import keras
from keras import layers

a = keras.Input((10, 4))
b = keras.Input((12, 4))
both = layers.concatenate([a, b], axis=1)
""",
    ),
    check=check,
)
