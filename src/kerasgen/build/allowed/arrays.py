"""Functions of numpy that give an array of a known shape. No array is made."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from kerasgen.build.allowed.shapes import (
    array_like,
    axes_of,
    broadcast,
    integer,
    placed,
    product,
    reshaped,
    shape_of,
    sizes_of,
    truth_of,
    viewed,
)
from kerasgen.build.values import Array

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = [
    "accumulated",
    "broadcast_arrays",
    "chosen",
    "clipped",
    "converted",
    "counted",
    "diagonal",
    "differences",
    "expanded",
    "filled",
    "grid",
    "identity",
    "like",
    "matrix_product",
    "ordered_along",
    "outer",
    "raveled",
    "reduced",
    "reshape",
    "resized_in_place",
    "same",
    "spaced",
    "spread",
    "square",
    "squeezed",
    "transposed",
    "triangle",
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
