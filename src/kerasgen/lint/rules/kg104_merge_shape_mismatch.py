"""Tensors that a merge or an operator combines cannot be broadcast or contracted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kerasgen.lint.rule import Advice, Rule
from kerasgen.lint.shapes import chains, differing_axes
from kerasgen.reading.keras_names import MERGE_LAYERS

if TYPE_CHECKING:
    from kerasgen.build.trace import Call
    from kerasgen.lint.context import Context

__all__ = ["RULE"]

_OPERATIONS = frozenset(
    {
        "Add", "Sub", "Mult", "Div", "FloorDiv", "Mod", "Pow", "MatMult", "Lt", "LtE", "Gt", "GtE",
        "Eq", "NotEq", "add", "divide", "dot", "matmul", "maximum", "minimum", "multiply",
        "subtract", "tf.add", "tf.matmul", "tf.multiply", "tf.subtract",
    }
)  # fmt: skip


def check(context: Context, call: Call) -> Advice | None:
    """Look at a merge or an operation on several tensors that Keras refused."""
    names = MERGE_LAYERS - {"Concatenate"} if call.kind == "layer" else _OPERATIONS
    if call.name not in names or len(call.inputs) < 2:
        return None
    if call.error_type not in ("ValueError", "IndexError"):
        return None
    message = f"cannot combine its tensors: {context.described(call)}"
    if len({len(tensor.shape) for tensor in call.inputs}) == 1:
        axes = [axis for axis in differing_axes(call, None) if axis > 0]
        chain = chains(context, call, axes[0]) if axes else None
        if chain is not None:
            message += f" (axis {axes[0]}: {chain})"
    return Advice(message, _help(context, call))


def _help(context: Context, call: Call) -> str | None:
    """Propose a layer that brings the last axis of the first tensor to that of the second."""
    if call.name == "Dot" or len(call.inputs) != 2:
        return None
    one, other = call.inputs
    if one.shape[:-1] != other.shape[:-1] or other.shape[-1] is None:
        return None
    layer = "Dense" if len(one.shape) == 2 else "Conv2D" if len(one.shape) == 4 else ""
    size = other.shape[-1]
    arguments = (size,) if layer == "Dense" else (size, 1)
    fitted = context.prober.output_shape(layer, one.shape, *arguments) if layer else None
    if fitted != other.shape or size > 4 * (one.shape[-1] or 1):
        return None
    written = ", ".join(map(str, arguments))
    return f"{layer}({written}) on {context.label(call, 0)} gives it the size of the other"


RULE = Rule(
    code="KG104",
    name="merge-shape-mismatch",
    summary="Tensors that are added, multiplied or the like have shapes that do not go together.",
    page="""\
Add, Multiply, Subtract, Average, Maximum, Minimum and the operators combine tensors element by
element: sizes must be the same, or 1. Dot and `@` contract an axis, whose sizes must agree. What
Keras broadcasts, such as (8, 8, 3) with (3,), is no finding.
""",
    bad=(
        """\
import keras
from keras import layers

inputs = keras.Input((16, 16, 3))
x = layers.Conv2D(8, 3, padding="same")(inputs)
y = layers.Conv2D(16, 3, padding="same")(inputs)
both = layers.Add()([x, y])
""",
        """\
import keras
from keras import layers

inputs = keras.Input((16,))
both = layers.Dense(4)(inputs) * layers.Dense(5)(inputs)
""",
    ),
    good=(
        """\
import keras
from keras import layers

inputs = keras.Input((16, 16, 3))
x = layers.Conv2D(8, 3, padding="same")(inputs)
y = layers.Conv2D(8, 3, padding="same")(inputs)
both = layers.Add()([x, y]) * layers.GlobalAveragePooling2D(keepdims=True)(x)
""",
    ),
    check=check,
)
