"""Methods and attributes of arrays."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kerasgen.build.allowed import arrays, joining
from kerasgen.build.allowed.shapes import product
from kerasgen.build.allowed.signatures import NOT_KNOWN, followed
from kerasgen.build.machine import Arguments
from kerasgen.build.values import SCALAR_TYPE, Array, Method, Unknown

if TYPE_CHECKING:
    from collections.abc import Callable

    from kerasgen.build.machine import Machine

__all__ = ["attribute_of_array", "call_array"]


def _reshape(a: Any, *sizes: Any) -> Array:
    """Handle `reshape`, which takes the sizes one by one, too: one value may be all of them."""
    if len(sizes) == 1 and isinstance(sizes[0], Unknown):
        raise ValueError("no shape")
    return arrays.reshape(a, sizes[0] if len(sizes) == 1 else sizes)


def _transpose(a: Any, *axes: Any) -> Array:
    if not axes:
        return arrays.transposed(a)
    return arrays.transposed(a, axes[0] if len(axes) == 1 and not _is_int(axes[0]) else axes)


def _is_int(value: Any) -> bool:
    return type(value) is int


# The parameters after the array itself: see `signatures.followed`.
_METHODS: dict[str, tuple[str, Callable[..., Any]]] = {
    "astype": ("dtype: order? casting? subok? copy?", arrays.same),
    "numpy": ("", arrays.same),
    "copy": ("order?", arrays.same),
    "clip": ("min max out!", arrays.clipped),
    "round": ("decimals? out!", arrays.like),
    "flatten": ("order?", arrays.raveled),
    "ravel": ("order?", arrays.raveled),
    "reshape": ("*sizes order? copy?", _reshape),
    "resize": ("*new_shape refcheck?", arrays.resized_in_place),
    "transpose": ("*axes", _transpose),
    "squeeze": ("axis", arrays.squeezed),
    "swapaxes": ("axis1 axis2", arrays.view("swapaxes", ..., ...)),
    "repeat": ("repeats axis", joining.repeated),
    "dot": ("b out!", arrays.matrix_product),
    **dict.fromkeys(("max", "min"), ("axis out! keepdims initial? where?", arrays.reduced)),
    **dict.fromkeys(("prod", "sum"), ("axis dtype? out! keepdims initial? where?", arrays.reduced)),
    "mean": ("axis dtype? out! keepdims * where?", arrays.reduced),
    **dict.fromkeys(("std", "var"), ("axis dtype? out! ddof keepdims * where?", arrays.spread)),
    **dict.fromkeys(("all", "any"), ("axis out! keepdims * where?", arrays.reduced)),
    **dict.fromkeys(("argmax", "argmin"), ("axis out! * keepdims", arrays.reduced)),
    **dict.fromkeys(("cumprod", "cumsum"), ("axis dtype? out!", arrays.accumulated)),
    "argsort": ("axis kind? order! * stable?", arrays.ordered_along),
}
_CALLS = {name: followed(f"a {row[0]}", row[1]) for name, row in _METHODS.items()}


def call_array(m: Machine, array: Array, name: str, arguments: Arguments) -> Any:
    """Call a method of an array."""
    given = Arguments((array, *arguments.args), arguments.keywords, arguments.complete)
    return _CALLS[name](m, given)


def attribute_of_array(array: Array, name: str) -> Any:
    """Read an attribute of an array."""
    if name in _CALLS:
        return Method(array, name)
    if name == "shape":
        return tuple(Unknown(NOT_KNOWN) if size is None else size for size in array.shape)
    if name == "ndim":
        return len(array.shape)
    if name == "dtype":
        return SCALAR_TYPE
    if name == "size":
        size = product(array.shape)
        return Unknown("the size of an array is not known") if size is None else size
    if name == "T":
        return arrays.transposed(array)
    return Unknown(f"`.{name}` of an array is not followed")
