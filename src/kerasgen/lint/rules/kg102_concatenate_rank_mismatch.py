"""Tensors that are concatenated have different ranks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kerasgen.lint.context import shape_text
from kerasgen.lint.rule import Advice, Rule
from kerasgen.lint.shapes import axis_of, is_concatenate

if TYPE_CHECKING:
    from kerasgen.build.trace import Call
    from kerasgen.lint.context import Context

__all__ = ["RULE"]

_POOLING = {3: "GlobalAveragePooling1D", 4: "GlobalAveragePooling2D", 5: "GlobalAveragePooling3D"}


def check(context: Context, call: Call) -> Advice | None:
    """Look at a Concatenate that Keras refused."""
    ranks = [len(tensor.shape) for tensor in call.inputs]
    if not is_concatenate(call) or len(set(ranks)) < 2:
        return None
    parts = [
        f"{context.label(call, i)} {shape_text(tensor.shape)} has rank {ranks[i]}"
        for i, tensor in enumerate(call.inputs)
    ]
    message = f"gets tensors of different ranks: {', '.join(parts)}"
    return Advice(message, _help(context, call, ranks))


def _help(context: Context, call: Call, ranks: list[int]) -> str | None:
    if min(ranks) != 2:
        return None
    found = []
    for names in (("Flatten",) * 6, tuple(_POOLING.get(rank, "") for rank in range(6))):
        shapes: list[tuple[int | None, ...]] = []
        used: dict[str, None] = {}
        for tensor, rank in zip(call.inputs, ranks, strict=True):
            shape: tuple[int | None, ...] | None = tensor.shape
            if rank > 2:
                name = names[rank] if rank < 6 else ""
                used[name] = None
                shape = context.prober.output_shape(name, tensor.shape) if name else None
            if shape is not None:
                shapes.append(shape)
        fits = len(shapes) == len(ranks) and context.prober.concatenates(shapes, axis_of(call))
        if fits:
            found.append(" and ".join(used))
    higher = [context.label(call, i) for i, rank in enumerate(ranks) if rank > 2]
    if not found:
        return None
    return f"{' or '.join(found)} on {' and '.join(higher)} gives rank 2, and fits"


RULE = Rule(
    code="KG102",
    name="concatenate-rank-mismatch",
    summary="Tensors that are concatenated have different numbers of axes.",
    page="""\
All tensors that are joined need the same rank. An image or sequence branch that meets a branch of
plain features needs a Flatten or a global pooling first. Keras reports this with the list of
shapes, or with a bare IndexError.
""",
    bad=(
        """\
import keras
from keras import layers

image = keras.Input((32, 32, 3))
features = keras.Input((10,))
x = layers.Conv2D(8, 3)(image)
both = layers.Concatenate()([x, features])
""",
        """\
import keras
from keras import layers

words = keras.Input((20,))
x = layers.Embedding(100, 8)(words)
features = keras.Input((10,))
both = layers.concatenate([features, x], axis=2)
""",
    ),
    good=(
        """\
import keras
from keras import layers

image = keras.Input((32, 32, 3))
features = keras.Input((10,))
x = layers.GlobalAveragePooling2D()(layers.Conv2D(8, 3)(image))
both = layers.Concatenate()([x, features])
""",
    ),
    check=check,
)
