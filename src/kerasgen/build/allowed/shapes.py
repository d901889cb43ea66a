"""What shapes come of shapes: joined, reduced, broadcast, repeated. A size of None is not known.

Each raises ValueError, TypeError or LookupError where the shape cannot be told.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kerasgen.build.values import Array, Raised, Unknown, is_unsure

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

__all__ = [
    "MOST",
    "Shape",
    "array_like",
    "axes_of",
    "broadcast",
    "concatenated",
    "integer",
    "placed",
    "product",
    "reshaped",
    "shape_of",
    "sizes_of",
    "stacked",
    "total",
    "truth_of",
    "viewed",
]

Shape = tuple[int | None, ...]
# Stand for sizes that are not known: what differs between the two is not known either.
_STANDINS = ((1009, 1013, 1019, 1021), (2003, 2011, 2017, 2027))
# How many items of a list, or parts of an array, are looked at.
MOST = 10_000
# How many lists deep an array may be.
_DEEPEST = 64


def array_like(value: Any) -> Array:
    """Return the array that numpy makes of a value: an array, a number, or nested lists of them."""
    return value if isinstance(value, Array) and not value.is_forgotten else Array(shape_of(value))


def shape_of(value: Any) -> Shape:
    """Return the shape of the array that numpy makes of a value."""
    return _shape_of(value, {}, _DEEPEST)


def _shape_of(value: Any, seen: dict[int, Shape], depth: int) -> Shape:
    """Return the same, looking once at what a list holds many times."""
    if isinstance(value, Array):
        if value.is_forgotten:
            raise ValueError("its shape was set")
        return value.shape
    if isinstance(value, (int, float, complex, str)):
        return ()
    if isinstance(value, range):
        return (len(value),)
    if not isinstance(value, (list, tuple)) or len(value) > MOST or depth == 0:
        raise ValueError("no array")
    if id(value) not in seen:
        shapes = [_shape_of(item, seen, depth - 1) for item in value]
        seen[id(value)] = (len(value), *agreed(shapes)) if shapes else (0,)
    return seen[id(value)]


def agreed(shapes: Iterable[Shape]) -> Shape:
    """Return the one shape that all of these are."""
    result, *others = shapes
    for shape in others:
        result = tuple(_same(a, b) for a, b in zip(result, shape, strict=True))
    return result


def _same(one: int | None, other: int | None) -> int | None:
    if None not in (one, other) and one != other:
        raise ValueError("sizes differ")
    return other if one is None else one


def integer(value: Any) -> int:
    """Return a whole number as such."""
    if type(value) is not int:
        raise ValueError("no whole number")
    return value


def truth_of(value: Any) -> bool:
    """Return a truth value as such."""
    if value not in (True, False):
        raise ValueError("no truth value")
    return bool(value)


def sizes_of(value: Any) -> Shape:
    """Return a shape that is given as a number or as a sequence of numbers."""
    if is_unsure(value):
        raise ValueError("how many axes there are is not known")
    return tuple(_size(v) for v in value) if isinstance(value, (tuple, list)) else (_size(value),)


def _size(value: Any) -> int | None:
    if value is None:
        raise ValueError("no size")
    # What stands in a sequence of sizes is one number, known or not.
    if isinstance(value, Unknown) or (isinstance(value, Array) and value.shape == ()):
        return None
    if integer(value) < 0:
        raise ValueError("a negative size")
    return integer(value)


def product(sizes: Iterable[int | None]) -> int | None:
    """Return how many items there are."""
    result = 1
    for size in sizes:
        if size is None:
            return None
        result *= size
    return result


def total(sizes: Iterable[int | None]) -> int | None:
    """Return how many items there are one after another."""
    result = 0
    for size in sizes:
        if size is None:
            return None
        result += size
    return result


def axes_of(axis: Any, rank: int) -> tuple[int, ...]:
    """Return axes, of which each may count from the end, as they count from the start."""
    every = axis if isinstance(axis, (tuple, list)) else (axis,)
    if not all(-rank <= integer(one) < rank for one in every):
        raise ValueError("no such axis")
    found = tuple(one % rank for one in every)
    if len(set(found)) < len(found):
        raise ValueError("an axis twice")
    return found


def placed(shape: Shape, axis: Any, size: int | None) -> Shape:
    """Return a shape with another size of one axis."""
    (at,) = axes_of(integer(axis), len(shape))
    return (*shape[:at], size, *shape[at + 1 :])


def stacked(shapes: list[Shape], axis: Any = 0) -> Shape:
    """Return the shape of arrays stacked along a new axis."""
    shape = agreed(shapes)
    (at,) = axes_of(integer(axis), len(shape) + 1)
    return (*shape[:at], len(shapes), *shape[at:])


def concatenated(shapes: list[Shape], axis: Any = 0) -> Shape:
    """Return the shape of arrays joined along an axis that they have."""
    (at,) = axes_of(integer(axis), len(shapes[0]))
    rest = agreed([(*shape[:at], *shape[at + 1 :]) for shape in shapes])
    return (*rest[:at], total(shape[at] for shape in shapes), *rest[at:])


def broadcast(*shapes: Shape) -> Shape:
    """Return the shape of what is computed item by item from arrays."""
    rank = max(map(len, shapes))
    padded = [(1,) * (rank - len(shape)) + tuple(shape) for shape in shapes]
    return tuple(_broadcast_sizes(sizes) for sizes in zip(*padded, strict=True))


def _broadcast_sizes(sizes: tuple[int | None, ...]) -> int | None:
    known = {size for size in sizes if size not in (1, None)}
    if len(known) > 1:
        raise ValueError("sizes do not broadcast")
    if known:
        return known.pop()
    return None if None in sizes else 1


def reshaped(shape: Shape, sizes: Any) -> Shape:
    """Return another shape for the same items, of which one size may be -1.

    Raises Raised where there is none, as numpy does.
    """
    given = sizes if isinstance(sizes, (tuple, list)) else (sizes,)
    if is_unsure(given):
        raise ValueError("how many axes there are is not known")
    asked = tuple(-1 if type(size) is int and size == -1 else _size(size) for size in given)
    total = product(shape)
    rest = product(size for size in asked if size != -1)
    if asked.count(-1) > 1:
        raise Raised("ValueError", "can only specify one unknown dimension")
    if total is None or rest is None:
        return tuple(None if size == -1 else size for size in asked)
    if -1 in asked and rest > 0 and total % rest == 0:
        return tuple(total // rest if size == -1 else size for size in asked)
    if total != rest or -1 in asked:
        raise Raised("ValueError", f"cannot reshape {shape} into {asked}")
    return asked


def viewed(shape: Shape, change: Callable[[Any], Any]) -> Shape:
    """Return the shape of a view of an array. `change` makes it, of an array of numpy.

    No memory is used: all items of the array are one and the same.
    """
    import numpy

    if len(shape) > len(_STANDINS[0]) and None in shape:
        raise ValueError("too many axes")
    found: list[tuple[int, ...]] = []
    for standins in _STANDINS:
        sizes = tuple(standins[axis] if size is None else size for axis, size in enumerate(shape))
        found.append(change(numpy.broadcast_to(numpy.zeros(()), sizes)).shape)
    one, other = found
    return tuple(a if a == b else None for a, b in zip(one, other, strict=True))
