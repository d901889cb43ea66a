"""What several rules say about shapes that do not fit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kerasgen.lint.context import shape_text
from kerasgen.reading.keras_names import MERGE_LAYERS

if TYPE_CHECKING:
    from kerasgen.build.trace import Call
    from kerasgen.lint.context import Context

__all__ = [
    "ELEMENTWISE",
    "axis_of",
    "chains",
    "differing_axes",
    "is_concatenate",
    "open_axes",
    "padding",
    "proposed_sizes",
]

# Merges that combine elements at the same place.
ELEMENTWISE = MERGE_LAYERS - {"Concatenate", "Dot"}
_CONCATENATES = frozenset({"Concatenate", "concatenate"})
_FACTORS = (32, 16, 8, 4, 2)


def is_concatenate(call: Call) -> bool:
    """Whether a call joins tensors along an axis."""
    return call.name in _CONCATENATES


def axis_of(call: Call) -> int:
    """Return the axis that a call joins on, as it is given."""
    axis = call.facts.get("axis")
    return axis if isinstance(axis, int) else (-1 if call.kind == "layer" else 0)


def differing_axes(call: Call, joined: int | None) -> list[int]:
    """Return the axes on which known sizes differ, but for the one that is joined on."""
    rank = len(call.inputs[0].shape)
    axes = []
    for axis in range(rank):
        if joined is not None and axis == joined % rank:
            continue
        sizes = {tensor.shape[axis] for tensor in call.inputs} - {None}
        if len(sizes) > 1:
            axes.append(axis)
    return axes


def open_axes(call: Call) -> list[int]:
    """Return the axes on which a merge that Keras accepted has an open size beside a known one.

    Whether they fit shows only when the model runs. The batch axis is left out.
    """
    if not call.outputs or not (is_concatenate(call) or call.name in ELEMENTWISE):
        return []
    shapes = [tensor.shape for tensor in call.inputs]
    if len({len(shape) for shape in shapes}) != 1:
        return []
    joined = axis_of(call) % len(shapes[0]) if is_concatenate(call) else None
    return [
        axis
        for axis in range(1, len(shapes[0]))
        if axis != joined
        and len({shape[axis] for shape in shapes} - {1}) > 1
        and any(shape[axis] is None for shape in shapes)
    ]


def chains(context: Context, call: Call, axis: int) -> str | None:
    """Return how the sizes of an axis came about: "`s`: 101 -> 50 -> 25; `x`: 101 -> 12 -> 24"."""
    parts = []
    for position, tensor in enumerate(call.inputs[:4]):
        sizes = context.sizes(tensor, axis)
        if len(sizes) < 2:
            return None
        text = " -> ".join("?" if size is None else str(size) for size in sizes[-8:])
        parts.append(f"{context.label(call, position)}: {text}")
    return "; ".join(parts)


def proposed_sizes(context: Context, call: Call) -> str | None:
    """Return the nearest sizes of the Input with which the source builds, found by building it."""
    starts = {
        number
        for tensor in call.inputs
        for number in context.ancestors(tensor.producer)
        if context.trace.calls[number].kind == "input"
    }
    if len(starts) != 1:
        return None
    start = context.trace.calls[starts.pop()]
    shape = start.outputs[0]
    if len(shape) < 4 or None in shape[1:-1]:
        return None
    place = (start.place.line, start.place.column)
    found: list[str] = []
    for direction in (-1, 1):
        for factor in _FACTORS[::-1]:
            sizes = tuple(_near(size, factor, direction) for size in shape[1:-1])
            if 0 in sizes or sizes == shape[1:-1]:
                continue
            if context.prober.builds_with(call, {place: (shape[0], *sizes, shape[-1])}):
                found.append(" x ".join(map(str, sizes)))
                break
    if not found:
        return None
    now = " x ".join(map(str, shape[1:-1]))
    return (
        f"odd sizes are lost on the way: an input of {' or '.join(found)} instead of {now} builds"
    )


def _near(size: int | None, factor: int, direction: int) -> int:
    assert size is not None
    below = size // factor * factor
    return below if direction < 0 or below == size else below + factor


def padding(context: Context, call: Call, axes: list[int], joined: int) -> str | None:
    """Return how to pad the smaller of two tensors by one, if that was seen to fit."""
    if len(call.inputs) != 2 or not all(0 < axis < len(call.inputs[0].shape) - 1 for axis in axes):
        return None
    one, other = call.inputs
    rank = len(one.shape)
    layer = {3: "ZeroPadding1D", 4: "ZeroPadding2D", 5: "ZeroPadding3D"}.get(rank)
    if layer is None:
        return None
    gaps = [(other.shape[a] or 0) - (one.shape[a] or 0) for a in range(1, rank - 1)]
    position = 0 if all(gap >= 0 for gap in gaps) else 1
    if position == 1:
        gaps = [-gap for gap in gaps]
    if any(gap not in (0, 1) for gap in gaps):
        return None
    amounts = tuple((0, gap) for gap in gaps)
    argument = amounts if rank > 3 else amounts[0]
    padded = context.prober.output_shape(layer, call.inputs[position].shape, argument)
    rest = call.inputs[1 - position].shape
    if padded is None or not context.prober.concatenates([padded, rest], joined):
        return None
    return f"{layer}({argument}) on {context.label(call, position)} makes it {shape_text(padded)}"
