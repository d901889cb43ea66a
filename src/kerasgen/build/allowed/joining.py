"""Functions of numpy that join arrays, part them, or repeat and pad them. No array is made."""

from __future__ import annotations

import itertools
from typing import Any

from kerasgen.build.allowed.shapes import (
    MOST,
    axes_of,
    concatenated,
    integer,
    placed,
    product,
    shape_of,
    sizes_of,
    stacked,
    total,
)
from kerasgen.build.values import Array

__all__ = [
    "appended",
    "as_columns",
    "columns",
    "concatenate",
    "deleted",
    "in_depth",
    "in_parts",
    "on_top",
    "padded",
    "repeated",
    "rows",
    "side_by_side",
    "stack",
    "tiled",
    "unequal_parts",
]


def _parts(arrays: Any) -> list[Any]:
    if isinstance(arrays, (list, tuple)):
        return [shape_of(part) for part in arrays]
    count, *shape = shape_of(arrays)
    if count is None or count > MOST:
        raise ValueError("how many there are is not known")
    return [tuple(shape)] * count


def concatenate(arrays: Any, axis: Any = 0) -> Array:
    """Join arrays along an axis that they have; without one, their items in a row."""
    parts = _parts(arrays)
    if axis is None:
        return Array(concatenated([(product(shape),) for shape in parts]))
    return Array(concatenated(parts, axis))


def stack(arrays: Any, axis: Any = 0) -> Array:
    """Join arrays along a new axis."""
    return Array(stacked(_parts(arrays), axis))


def side_by_side(arrays: Any) -> Array:
    """Do what `hstack` does."""
    parts = [shape or (1,) for shape in _parts(arrays)]
    return Array(concatenated(parts, 0 if len(parts[0]) == 1 else 1))


def on_top(arrays: Any) -> Array:
    """Do what `vstack` does."""
    return Array(concatenated([(1,) * (2 - len(s)) + tuple(s) for s in _parts(arrays)], 0))


def in_depth(arrays: Any) -> Array:
    """Do what `dstack` does."""
    wide = [(1,) * (2 - len(shape)) + tuple(shape) for shape in _parts(arrays)]
    return Array(concatenated([(*s, 1) if len(s) == 2 else s for s in wide], 2))


def as_columns(arrays: Any) -> Array:
    """Join arrays as columns of one matrix."""
    parts = [(*s, *(1,) * (2 - len(s))) for s in _parts(arrays)]
    return Array(concatenated(parts, 1))


def appended(a: Any, values: Any, axis: Any = None) -> Array:
    """Return an array with another one after it."""
    return concatenate([a, values], axis)


def deleted(a: Any, obj: Any, axis: Any) -> Array:
    """Return an array without some of the items of an axis, given by number."""
    shape = shape_of(a)
    (at,) = axes_of(integer(axis), len(shape))
    gone = set(axes_of(obj if isinstance(obj, list) else [integer(obj)], shape[at] or 0))
    return Array(placed(shape, at, (shape[at] or 0) - len(gone)))


def tiled(a: Any, reps: Any) -> Array:
    """Return an array repeated as a whole."""
    shape, times = shape_of(a), sizes_of(reps)
    rank = max(len(shape), len(times))
    pairs = zip((1,) * (rank - len(shape)) + shape, (1,) * (rank - len(times)) + times, strict=True)
    return Array(tuple(product(pair) for pair in pairs))


def repeated(a: Any, repeats: Any, axis: Any = None) -> Array:
    """Return an array with each item of an axis repeated."""
    shape = shape_of(a)
    if axis is None:
        shape, axis = (product(shape),), 0
    (at,) = axes_of(integer(axis), len(shape))
    if isinstance(repeats, (list, tuple)) and len(repeats) != 1:
        return Array(placed(shape, at, total(sizes_of(repeats))))
    return Array(placed(shape, at, product((shape[at], *sizes_of(repeats)))))


def in_parts(a: Any, parts: Any, axis: Any = 0, *, equal: bool = True) -> list[Array]:
    """Return an array in parts along an axis: so many of them, or from these items on."""
    shape = shape_of(a)
    (at,) = axes_of(integer(axis), len(shape))
    size = shape[at]
    if isinstance(parts, int) and parts > MOST:
        raise ValueError("too many parts")
    lengths: list[int | None]
    if isinstance(parts, (list, tuple)):
        bounds = [0, *map(integer, parts), None]
        lengths = [
            None if size is None else len(range(*slice(*pair).indices(size)))
            for pair in itertools.pairwise(bounds)
        ]
    elif size is None:
        lengths = [None] * integer(parts)
    else:
        each, more = divmod(size, integer(parts))
        if equal and more:
            raise ValueError("no equal division")
        lengths = [each + (part < more) for part in range(parts)]
    return [Array(placed(shape, at, length)) for length in lengths]


def unequal_parts(a: Any, parts: Any, axis: Any = 0) -> list[Array]:
    """Return an array in parts that need not be equal."""
    return in_parts(a, parts, axis, equal=False)


def rows(a: Any, parts: Any) -> list[Array]:
    """Return an array in parts along its first axis."""
    return in_parts(a, parts)


def columns(a: Any, parts: Any) -> list[Array]:
    """Do what `hsplit` does."""
    return in_parts(a, parts, 0 if len(shape_of(a)) == 1 else 1)


def padded(a: Any, width: Any) -> Array:
    """Return an array with items added at both ends of its axes."""
    shape = shape_of(a)
    given = shape_of(width)
    if given in ((), (1,), (1, 1), (2,), (1, 2)):
        pair = width
        while isinstance(pair, (list, tuple)) and len(pair) == 1:
            pair = pair[0]
        pair = pair if isinstance(pair, (list, tuple)) else (pair, pair)
        width = [pair] * len(shape)
    elif given == (len(shape), 1):
        width = [(one[0], one[0]) for one in width]
    elif given != (len(shape), 2):
        raise ValueError("widths of other axes")
    more = [integer(before) + integer(after) for before, after in width]
    return Array(tuple(None if n is None else n + m for n, m in zip(shape, more, strict=True)))
