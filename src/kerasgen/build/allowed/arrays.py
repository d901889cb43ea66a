"""Functions of numpy that give an array of a known shape. No array is made."""

from __future__ import annotations

import itertools
import math
from typing import TYPE_CHECKING, Any

from kerasgen.build.allowed.shapes import (
    MOST,
    array_like,
    axes_of,
    broadcast,
    concatenated,
    integer,
    placed,
    product,
    reshaped,
    shape_of,
    sizes_of,
    stacked,
    total,
    truth_of,
    viewed,
)
from kerasgen.build.values import Array

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = [
    "accumulated",
    "appended",
    "as_columns",
    "broadcast_arrays",
    "chosen",
    "clipped",
    "columns",
    "concatenate",
    "converted",
    "counted",
    "deleted",
    "diagonal",
    "differences",
    "expanded",
    "filled",
    "grid",
    "identity",
    "in_depth",
    "in_parts",
    "like",
    "matrix_product",
    "on_top",
    "ordered_along",
    "outer",
    "padded",
    "raveled",
    "reduced",
    "repeated",
    "reshape",
    "resized_in_place",
    "rows",
    "same",
    "side_by_side",
    "spaced",
    "spread",
    "square",
    "squeezed",
    "stack",
    "tiled",
    "transposed",
    "triangle",
    "unequal_parts",
    "view",
]


def filled(shape: Any) -> Array:
    """Return an array of a shape that is given."""
    return Array(sizes_of(shape))


def like(a: Any, shape: Any = None) -> Array:
    """Return an array of the shape of another one, or of another shape."""
    return Array(shape_of(a) if shape is None else sizes_of(shape))


def same(a: Any) -> Array:
    """Return what may be the very same array."""
    return array_like(a)


def converted(value: Any, ndim: Any = 0) -> Array:
    """Return the array that a value makes, with axes before its own where it has too few."""
    shape = shape_of(value)
    lacking = integer(ndim) - len(shape)
    return Array((*(1,) * lacking, *shape)) if lacking > 0 else array_like(value)


def expanded(a: Any, axis: Any) -> Array:
    """Return an array with axes of one item more."""
    shape = shape_of(a)
    count = len(axis) if isinstance(axis, (tuple, list)) else 1
    places = axes_of(axis, len(shape) + count)
    rest = iter(shape)
    sizes = range(len(shape) + count)
    return Array(tuple(1 if at in places else next(rest) for at in sizes))


def squeezed(a: Any, axis: Any = None) -> Array:
    """Return an array without its axes of one item, or some of them."""
    shape = shape_of(a)
    if axis is None and None in shape:
        raise ValueError("it may be 1")
    gone = [i for i, n in enumerate(shape) if n == 1] if axis is None else axes_of(axis, len(shape))
    if any(shape[at] not in (1, None) for at in gone):
        raise ValueError("an axis of more than one item")
    return Array(tuple(size for at, size in enumerate(shape) if at not in gone))


def reshape(a: Any, shape: Any) -> Array:
    """Return the items of an array in another shape."""
    return Array(reshaped(shape_of(a), shape))


def transposed(a: Any, axes: Any = None) -> Array:
    """Return an array with its axes in another order, by default the reverse."""
    return Array(viewed(shape_of(a), lambda real: real.transpose(axes)))


def raveled(a: Any) -> Array:
    """Return the items of an array in a row."""
    return reshape(a, -1)


def resized_in_place(a: Any, *new_shape: Any) -> None:
    """Handle the method `resize`, which other names of the array see, too."""
    del new_shape
    a.is_forgotten = True


def view(name: str, *defaults: Any) -> Callable[..., Array]:
    """Make a function that takes the shape from what numpy itself makes of a view.

    `defaults` are those of the parameters after the array; `...` stands for one that has none.
    """

    def run(a: Any, first: Any = ..., second: Any = ...) -> Array:
        import numpy

        given = (first, second)[: len(defaults)]
        rest = [d if v is ... else v for v, d in zip(given, defaults, strict=True)]
        return Array(viewed(shape_of(a), lambda real: getattr(numpy, name)(real, *rest)))

    return run


def reduced(a: Any, axis: Any = None, keepdims: Any = False) -> Array:
    """Return what is left of an array after a reduction along axes, by default all of them."""
    shape = shape_of(a)
    gone = range(len(shape)) if axis is None else axes_of(axis, len(shape))
    if truth_of(keepdims):
        return Array(tuple(1 if at in gone else size for at, size in enumerate(shape)))
    return Array(tuple(size for at, size in enumerate(shape) if at not in gone))


def spread(a: Any, axis: Any = None, ddof: Any = 0, keepdims: Any = False) -> Array:
    """Do what `std` and `var` do."""
    if type(ddof) not in (int, float):
        raise ValueError("no number")
    return reduced(a, axis, keepdims)


def accumulated(a: Any, axis: Any = None) -> Array:
    """Return what has as many items; without an axis they are in a row."""
    shape = shape_of(a)
    if axis is None:
        return Array((product(shape),))
    axes_of(integer(axis), len(shape))
    return Array(shape)


def ordered_along(a: Any, axis: Any = -1) -> Array:
    """Return an array in order along an axis, by default the last."""
    return accumulated(a, axis)


def differences(a: Any, n: Any = 1, axis: Any = -1) -> Array:
    """Return the differences of items that follow each other."""
    shape = shape_of(a)
    (at,) = axes_of(integer(axis), len(shape))
    size = shape[at]
    return Array(placed(shape, at, None if size is None else max(size - integer(n), 0)))


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


def broadcast_arrays(a: Any, b: Any) -> Array:
    """Return what is computed item by item from two arrays."""
    return Array(broadcast(shape_of(a), shape_of(b)))


def clipped(
    a: Any, low: Any = None, high: Any = None, least: Any = None, most: Any = None
) -> Array:
    """Return an array between bounds, which may be arrays."""
    bounds = [shape_of(v) for v in (low, high, least, most) if v is not None]
    return Array(broadcast(shape_of(a), *bounds))


def triangle(m: Any) -> Array:
    """Return one half of a matrix, the other half being zero."""
    shape = shape_of(m)
    if len(shape) < 2:
        raise ValueError("no matrix")
    return Array(shape)


def chosen(condition: Any, x: Any, y: Any) -> Array:
    """Return what is chosen item by item from two arrays."""
    return Array(broadcast(shape_of(condition), shape_of(x), shape_of(y)))


def counted(first: Any, stop: Any = None, step: Any = 1) -> Array:
    """Return numbers in a row, counted in steps."""
    start, stop = (0, first) if stop is None else (first, stop)
    step = 1 if step is None else step
    if not all(type(bound) in (int, float) for bound in (start, stop, step)):
        raise ValueError("no number")
    return Array((max(math.ceil((stop - start) / step), 0),))


def spaced(start: Any, stop: Any, num: Any = 50) -> Array:
    """Return numbers in a row from one to another."""
    if shape_of(start) or shape_of(stop):
        raise ValueError("no numbers")
    return Array(sizes_of(integer(num)))


def square(rows: Any, columns: Any = None) -> Array:
    """Return a matrix, with as many columns as rows where they are not given."""
    return Array((*sizes_of(rows), *sizes_of(rows if columns is None else columns)))


def identity(n: Any) -> Array:
    """Return a square matrix."""
    return square(n)


def diagonal(v: Any, k: Any = 0) -> Array:
    """Return the diagonal of a matrix, or a matrix with this diagonal."""
    shape = shape_of(v)
    if len(shape) == 1 and shape[0] is not None:
        return square(shape[0] + abs(integer(k)))
    if None in shape:
        raise ValueError("the shorter axis is not known")
    return view("diagonal", 0)(v, k)


def matrix_product(a: Any, b: Any) -> Array:
    """Handle `matmul`, and `dot` where it is the same."""
    one, other = shape_of(a), shape_of(b)
    if not one or not other or max(len(one), len(other)) > 2:
        raise ValueError("no matrices")
    if None not in (one[-1], other[0]) and one[-1] != other[0]:
        raise ValueError("sizes differ")
    return Array((*one[:-1], *other[1:]))


def outer(a: Any, b: Any) -> Array:
    """Return the product of each item with each."""
    return Array((product(shape_of(a)), product(shape_of(b))))


def grid(*vectors: Any, indexing: Any = "xy") -> list[Array]:
    """Do what `meshgrid` does."""
    sizes = [product(shape_of(vector)) for vector in vectors]
    if indexing not in ("xy", "ij") or any(len(shape_of(v)) > 1 for v in vectors):
        raise ValueError("no vectors")
    if indexing == "xy" and len(sizes) > 1:
        sizes[:2] = sizes[1::-1]
    return [Array(tuple(sizes)) for _ in sizes]
