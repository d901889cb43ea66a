"""Functions of numpy that give an array of a known shape. No array is made."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kerasgen.build.allowed.methods import reshaped
from kerasgen.build.values import Array, Unknown

if TYPE_CHECKING:
    from collections.abc import Callable

    from kerasgen.build.machine import Arguments, Machine

__all__ = ["ARRAY_FUNCTIONS", "array_of"]

_NOT_KNOWN = "the shape of an array is not known"


def array_of(shape: Any) -> Any:
    """Return an array of a shape given as a value of the source."""
    sizes = shape if isinstance(shape, (tuple, list)) else (shape,)
    if not all(isinstance(size, int) and not isinstance(size, bool) for size in sizes):
        return Unknown(_NOT_KNOWN)
    return Array(tuple(sizes))


def _filled(m: Machine, arguments: Arguments) -> Any:
    values = [*arguments.args, *(arguments.keywords.get(k) for k in ("shape", "size"))]
    given = [value for value in values if value is not None]
    return array_of(given[0]) if given else Array(())


def _sized(m: Machine, arguments: Arguments) -> Any:
    """Handle functions of `numpy.random` that take the shape last, or as `size=`."""
    if "size" in arguments.keywords:
        return array_of(arguments.keywords["size"])
    return array_of(arguments.args[-1]) if len(arguments.args) >= 3 else Unknown(_NOT_KNOWN)


def _by_axes(m: Machine, arguments: Arguments) -> Any:
    return array_of(arguments.args)


def _like(m: Machine, arguments: Arguments) -> Any:
    value = arguments.args[0] if arguments.args else None
    return value if isinstance(value, Array) else Unknown(_NOT_KNOWN)


def _from_list(m: Machine, arguments: Arguments) -> Any:
    value = arguments.args[0] if arguments.args else None
    if isinstance(value, Array):
        return value
    shape = _shape_of(value)
    return Unknown(_NOT_KNOWN) if shape is None else Array(shape)


def _shape_of(value: Any) -> tuple[int, ...] | None:
    if isinstance(value, (int, float, bool)):
        return ()
    if not isinstance(value, (list, tuple)) or len(value) > 10_000:
        return None
    shapes = {_shape_of(item) for item in value}
    if len(shapes) > 1 or None in shapes:
        return None
    return (len(value), *(shapes.pop() or ())) if shapes else (0,)


def _expand(m: Machine, arguments: Arguments) -> Any:
    value = arguments.args[0] if arguments.args else None
    axis = arguments.keywords.get("axis", arguments.args[1] if len(arguments.args) > 1 else None)
    if not isinstance(value, Array) or not isinstance(axis, int):
        return Unknown(_NOT_KNOWN)
    position = axis if axis >= 0 else len(value.shape) + 1 + axis
    return Array((*value.shape[:position], 1, *value.shape[position:]), value.dtype)


def _reshape(m: Machine, arguments: Arguments) -> Any:
    value, *shape = arguments.args or (None,)
    sizes = shape[0] if shape else None
    sizes = (sizes,) if isinstance(sizes, int) else sizes
    if not isinstance(value, Array) or not isinstance(sizes, (tuple, list)):
        return Unknown(_NOT_KNOWN)
    if not all(isinstance(size, int) for size in sizes):
        return Unknown(_NOT_KNOWN)
    return reshaped(value, tuple(sizes))


ARRAY_FUNCTIONS: dict[str, Callable[..., Any]] = {
    **{f"numpy.{name}": _filled for name in ("empty", "full", "ones", "zeros")},
    **{f"numpy.{name}_like": _like for name in ("empty", "ones", "zeros")},
    **{f"numpy.random.{name}": _by_axes for name in ("rand", "randn")},
    **{f"numpy.random.{name}": _sized for name in ("normal", "randint", "uniform")},
    "numpy.random.random": _filled,
    "numpy.array": _from_list,
    "numpy.asarray": _from_list,
    "numpy.expand_dims": _expand,
    "numpy.reshape": _reshape,
}
