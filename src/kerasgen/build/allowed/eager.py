"""Functions of TensorFlow on data rather than tensors of a model: what they give is an array."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from kerasgen.build.allowed.arrays import ARRAY_FUNCTIONS, array_of, shape_of_list
from kerasgen.build.machine import Arguments
from kerasgen.build.values import Array, Unknown

if TYPE_CHECKING:
    from collections.abc import Callable

    from kerasgen.build.machine import Machine

__all__ = ["EAGER_FUNCTIONS"]

_NOT_KNOWN = "the shape of an array is not known"
# What else the first argument may be called.
_FIRST = ("input", "tensor", "value", "values", "x")


def _like_numpy(name: str, m: Machine, arguments: Arguments) -> Any:
    """Do what the function of this name in numpy does."""
    return ARRAY_FUNCTIONS[f"numpy.{name}"](m, _by_position(arguments))


def _by_position(arguments: Arguments) -> Arguments:
    """Return the arguments with the first one by position."""
    if arguments.args:
        return arguments
    for name in _FIRST:
        if name in arguments.keywords:
            rest = {n: v for n, v in arguments.keywords.items() if n != name}
            return Arguments((arguments.keywords[name],), rest, arguments.complete)
    return arguments


def _same(m: Machine, arguments: Arguments) -> Any:
    """Handle functions that give an array of the shape of their first argument."""
    value = (*_by_position(arguments).args, None)[0]
    return value if isinstance(value, Array) else Unknown(_NOT_KNOWN)


def _converted(m: Machine, arguments: Arguments) -> Any:
    value = (*_by_position(arguments).args, None)[0]
    if isinstance(value, Array):
        return value
    shape = shape_of_list(value) if isinstance(value, (list, tuple)) else None
    if arguments.keywords.get("shape") is not None or shape is None:
        return Unknown(_NOT_KNOWN)
    return Array(shape)


def _shaped(m: Machine, arguments: Arguments) -> Any:
    """Handle functions that take the shape of what they give."""
    shape = arguments.keywords.get("shape", (*arguments.args, None)[0])
    return array_of(shape) if isinstance(shape, (list, tuple)) else Unknown(_NOT_KNOWN)


def _reshaped(m: Machine, arguments: Arguments) -> Any:
    given = _by_position(arguments)
    if "shape" in given.keywords:
        given = Arguments((*given.args, given.keywords["shape"]))
    return ARRAY_FUNCTIONS["numpy.reshape"](m, given)


EAGER_FUNCTIONS: dict[str, Callable[..., Any]] = {
    **{
        f"tensorflow.{name}": _same
        for name in (
            "abs", "cast", "clip_by_value", "identity", "math.abs", "math.log", "ones_like",
            "random.shuffle", "sign", "square", "zeros_like",
        )
    },
    **{
        f"tensorflow.{name}": _shaped
        for name in ("fill", "ones", "random.normal", "random.uniform", "zeros")
    },
    **{f"tensorflow.{name}": _converted for name in ("constant", "convert_to_tensor", "Variable")},
    "tensorflow.concat": partial(_like_numpy, "concatenate"),
    "tensorflow.expand_dims": partial(_like_numpy, "expand_dims"),
    "tensorflow.reshape": _reshaped,
    "tensorflow.stack": partial(_like_numpy, "stack"),
}  # fmt: skip
