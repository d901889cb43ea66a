"""Functions of numpy that give an array of a known shape. No array is made."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kerasgen.build.values import Array, Raised, Unknown

if TYPE_CHECKING:
    from collections.abc import Callable

    from kerasgen.build.machine import Arguments, Machine

__all__ = ["ARRAY_FUNCTIONS", "array_of", "reshaped", "shape_of_list"]

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


def _of_vectors(m: Machine, arguments: Arguments) -> Any:
    """Handle `numpy.random.multivariate_normal`: vectors as long as their mean."""
    mean = arguments.keywords.get("mean", (*arguments.args, None)[0])
    size = arguments.keywords.get("size", (*arguments.args, None, None, None)[2])
    if not isinstance(mean, (list, tuple)) or not isinstance(size, int):
        return Unknown(_NOT_KNOWN)
    return Array((size, len(mean)))


def _by_axes(m: Machine, arguments: Arguments) -> Any:
    return array_of(arguments.args)


def _like(m: Machine, arguments: Arguments) -> Any:
    value = arguments.args[0] if arguments.args else None
    return value if isinstance(value, Array) else Unknown(_NOT_KNOWN)


def _from_list(m: Machine, arguments: Arguments) -> Any:
    value = arguments.args[0] if arguments.args else None
    if isinstance(value, Array):
        return value
    shape = shape_of_list(value)
    return Unknown(_NOT_KNOWN) if shape is None else Array(shape)


def shape_of_list(value: Any) -> tuple[int, ...] | None:
    """Return the shape of nested lists of numbers, None where they do not make an array."""
    if isinstance(value, (int, float, bool)):
        return ()
    if not isinstance(value, (list, tuple)) or len(value) > 10_000:
        return None
    shapes = {shape_of_list(item) for item in value}
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


def reshaped(array: Array, sizes: tuple[int, ...]) -> Any:
    """Return an array in another shape, of which one size may be -1."""
    known = [size for size in array.shape if size is not None]
    if len(known) != len(array.shape):
        return Array(tuple(None if size == -1 else size for size in sizes), array.dtype)
    total, rest = 1, 1
    for size in known:
        total *= size
    for size in sizes:
        rest *= size if size != -1 else 1
    if -1 in sizes and rest > 0 and total % rest == 0:
        return Array(tuple(total // rest if s == -1 else s for s in sizes), array.dtype)
    if total != rest:
        raise Raised("ValueError", f"cannot reshape {array.shape} into {sizes}")
    return Array(sizes, array.dtype)


def _reshape(m: Machine, arguments: Arguments) -> Any:
    value, *shape = arguments.args or (None,)
    sizes = shape[0] if shape else None
    sizes = (sizes,) if isinstance(sizes, int) else sizes
    if not isinstance(value, Array) or not isinstance(sizes, (tuple, list)):
        return Unknown(_NOT_KNOWN)
    if not all(isinstance(size, int) for size in sizes):
        return Unknown(_NOT_KNOWN)
    return reshaped(value, tuple(sizes))


def _joined(m: Machine, arguments: Arguments, axis: int) -> Any:
    """Join arrays along an axis that they have."""
    shapes = _shapes(arguments)
    axis = arguments.keywords.get("axis", axis)
    if not shapes or not isinstance(axis, int) or not -len(shapes[0]) <= axis < len(shapes[0]):
        return Unknown(_NOT_KNOWN)
    axis %= len(shapes[0])
    rests = {(*shape[:axis], *shape[axis + 1 :]) for shape in shapes}
    sizes = [shape[axis] for shape in shapes if len(shape) == len(shapes[0])]
    if len(rests) > 1 or len(sizes) != len(shapes):
        return Unknown(_NOT_KNOWN)
    whole = None if None in sizes else sum(sizes)
    return Array((*shapes[0][:axis], whole, *shapes[0][axis + 1 :]))


def _shapes(arguments: Arguments) -> list[tuple[Any, ...]]:
    parts = arguments.args[0] if arguments.args else None
    if not isinstance(parts, (list, tuple)) or not all(isinstance(p, Array) for p in parts):
        return []
    return [part.shape for part in parts]


def _concatenated(m: Machine, arguments: Arguments) -> Any:
    return _joined(m, arguments, arguments.args[1] if len(arguments.args) > 1 else 0)


def _side_by_side(m: Machine, arguments: Arguments) -> Any:
    shapes = _shapes(arguments)
    return _joined(m, arguments, 0 if shapes and len(shapes[0]) == 1 else 1)


def _on_top(m: Machine, arguments: Arguments) -> Any:
    shapes = _shapes(arguments)
    if shapes and len(shapes[0]) == 1:
        return _stacked(m, arguments)
    return _joined(m, arguments, 0)


def _stacked(m: Machine, arguments: Arguments) -> Any:
    shapes = _shapes(arguments)
    axis = arguments.keywords.get("axis", 0)
    if len(set(shapes)) != 1 or not isinstance(axis, int):
        return Unknown(_NOT_KNOWN)
    axis = axis if axis >= 0 else len(shapes[0]) + 1 + axis
    return Array((*shapes[0][:axis], len(shapes), *shapes[0][axis:]))


def _counted(m: Machine, arguments: Arguments) -> Any:
    if arguments.keywords.keys() - {"dtype"} or not arguments.args:
        return Unknown(_NOT_KNOWN)
    if not all(isinstance(bound, int) for bound in arguments.args):
        return Unknown(_NOT_KNOWN)
    try:
        return Array((len(range(*arguments.args)),), "int64")
    except (TypeError, ValueError, OverflowError):
        return Unknown(_NOT_KNOWN)


def _spaced(m: Machine, arguments: Arguments) -> Any:
    count = arguments.keywords.get("num", (*arguments.args[2:], 50)[0])
    return array_of(count)


def _square(m: Machine, arguments: Arguments) -> Any:
    sizes = [value for value in arguments.args[:2] if value is not None]
    return array_of([sizes[0], sizes[-1]]) if sizes else Unknown(_NOT_KNOWN)


def _categorical(m: Machine, arguments: Arguments) -> Any:
    """Handle `keras.utils.to_categorical`, whose classes must be told."""
    value = arguments.args[0] if arguments.args else None
    classes = arguments.keywords.get("num_classes", (*arguments.args, None, None)[1])
    if not isinstance(value, Array) or not isinstance(classes, int):
        return Unknown(_NOT_KNOWN)
    shape = value.shape[:-1] if len(value.shape) > 1 and value.shape[-1] == 1 else value.shape
    return Array((*shape, classes))


ARRAY_FUNCTIONS: dict[str, Callable[..., Any]] = {
    **{f"numpy.{name}": _filled for name in ("empty", "full", "ones", "zeros")},
    **{f"numpy.{name}_like": _like for name in ("empty", "ones", "zeros")},
    **{f"numpy.random.{name}": _by_axes for name in ("rand", "randn")},
    **{f"numpy.random.{name}": _sized for name in ("normal", "randint", "uniform")},
    "numpy.random.multivariate_normal": _of_vectors,
    "numpy.random.random": _filled,
    "numpy.array": _from_list,
    "numpy.asarray": _from_list,
    "keras.utils.to_categorical": _categorical,
    "numpy.arange": _counted,
    "numpy.concatenate": _concatenated,
    "numpy.expand_dims": _expand,
    "numpy.eye": _square,
    "numpy.hstack": _side_by_side,
    "numpy.identity": _square,
    "numpy.linspace": _spaced,
    "numpy.reshape": _reshape,
    "numpy.stack": _stacked,
    "numpy.vstack": _on_top,
}
