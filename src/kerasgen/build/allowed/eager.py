"""Functions of TensorFlow on data rather than tensors of a model: what they give is an array."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kerasgen.build.allowed import arrays, joining
from kerasgen.build.allowed.shapes import broadcast, integer, placed, shape_of, sizes_of
from kerasgen.build.allowed.signatures import followed
from kerasgen.build.values import Array

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["EAGER_FUNCTIONS"]


def _constant(value: Any, shape: Any = None) -> Array:
    return arrays.same(value) if shape is None else arrays.filled(shape)


def _variable(value: Any, shape: Any = None) -> Array:
    if shape is not None:
        raise ValueError("it may take another shape")
    return arrays.same(value)


def _one_hot(indices: Any, depth: Any, axis: Any = -1) -> Array:
    shape = shape_of(indices)
    at = len(shape) if axis is None or integer(axis) == -1 else axis
    if not 0 <= at <= len(shape):
        raise ValueError("no such axis")
    return Array((*shape[:at], integer(depth), *shape[at:]))


def _drawn(shape: Any, one: Any = 0, other: Any = None) -> Array:
    """Return numbers of two parameters, of which each may be an array itself."""
    return Array(broadcast(sizes_of(shape), shape_of(one), shape_of(0 if other is None else other)))


def _concatenated(values: Any, axis: Any) -> Array:
    # One tensor alone is given back as it is.
    if not isinstance(values, (list, tuple)):
        raise TypeError("no list")
    return joining.concatenate(values, integer(axis))


def _squeezed(a: Any, axis: Any = None) -> Array:
    # No axes are all of them.
    return arrays.squeezed(a, None if axis in ((), []) else axis)


def _reduced(a: Any, axis: Any = None, keepdims: Any = False) -> Array:
    return arrays.reduced(a, axis, keepdims is not None and keepdims)


def _largest(a: Any, axis: Any = None) -> Array:
    return arrays.reduced(a, 0 if axis is None else integer(axis))


def _tiled(a: Any, multiples: Any) -> Array:
    if len(multiples) != len(shape_of(a)):
        raise ValueError("other axes")
    return joining.tiled(a, multiples)


def _padded(a: Any, paddings: Any) -> Array:
    if shape_of(paddings) != (len(shape_of(a)), 2):
        raise ValueError("other axes")
    return joining.padded(a, paddings)


def _product(a: Any, b: Any) -> Array:
    if not len(shape_of(a)) == len(shape_of(b)) == 2:
        raise ValueError("no matrices")
    return arrays.matrix_product(a, b)


def _square(rows: Any, columns: Any = None) -> Array:
    return arrays.square(integer(rows), columns)


def _resized(images: Any, size: Any) -> Array:
    """Handle `image.resize`: the height and width come before the channels."""
    shape = shape_of(images)
    height, width = sizes_of(size)
    if len(shape) not in (3, 4):
        raise ValueError("no images")
    return Array(placed(placed(shape, -3, height), -2, width))


def _spaced(start: Any, stop: Any, num: Any) -> Array:
    return arrays.spaced(start, stop, num)


_VARIABLE = (
    "initial_value trainable? validate_shape? caching_device? name? variable_def! dtype? "
    "import_scope! constraint? synchronization? aggregation? shape"
)
_UNARY = "x name?"
_BINARY = "x y name?"
_REDUCTION = "input_tensor axis keepdims name?"
# The parameters: see `signatures.followed`.
_TENSORFLOW: dict[str, tuple[str, Callable[..., Any]]] = {
    **dict.fromkeys(
        (
            "abs", "exp", "identity", "math.abs", "math.exp", "math.log", "math.round", "math.sign",
            "math.sqrt", "math.square", "negative", "nn.relu", "nn.sigmoid", "nn.tanh", "round",
            "sigmoid", "sign", "sqrt", "square", "tanh",
        ),
        (_UNARY, arrays.same),
    ),
    "identity": ("input name?", arrays.same),
    "cast": ("x dtype? name?", arrays.same),
    "clip_by_value": ("t clip_value_min clip_value_max name?", arrays.clipped),
    "image.convert_image_dtype": ("image dtype? saturate? name?", arrays.same),
    "image.resize": ("images size method? preserve_aspect_ratio! antialias? name?", _resized),
    "random.shuffle": ("value seed? name?", arrays.same),
    **dict.fromkeys(("ones_like", "zeros_like"), ("input dtype? name?", arrays.like)),
    **dict.fromkeys(("ones", "zeros"), ("shape dtype? name?", arrays.filled)),
    "fill": ("dims value? name?", arrays.filled),
    **dict.fromkeys(
        ("random.normal", "random.truncated_normal"),
        ("shape mean stddev dtype? seed? name?", _drawn),
    ),
    "random.uniform": ("shape minval maxval dtype? seed? name?", _drawn),
    "eye": ("num_rows num_columns batch_shape! dtype? name?", _square),
    "range": ("start limit delta dtype? name?", arrays.counted),
    "linspace": ("start stop num name?", _spaced),
    "constant": ("value dtype? shape name?", _constant),
    "convert_to_tensor": ("value dtype? dtype_hint? name?", arrays.same),
    "Variable": (_VARIABLE, _variable),
    "concat": ("values axis name?", _concatenated),
    "stack": ("values axis name?", joining.stack),
    "expand_dims": ("input axis name?", arrays.expanded),
    "squeeze": ("input axis name?", _squeezed),
    "reshape": ("tensor shape name?", arrays.reshape),
    "transpose": ("a perm conjugate? name?", arrays.transposed),
    "tile": ("input multiples name?", _tiled),
    "repeat": ("input repeats axis name?", joining.repeated),
    "pad": ("tensor paddings mode? constant_values? name?", _padded),
    "reverse": ("tensor axis? name?", arrays.like),
    "where": ("condition x y name?", arrays.chosen),
    "one_hot": ("indices depth on_value? off_value? axis dtype? name?", _one_hot),
    "matmul": ("a b name?", _product),
    **dict.fromkeys(
        tuple(
            f"{package}reduce_{name}"
            for package in ("", "math.")
            for name in ("all", "any", "max", "mean", "min", "prod", "sum")
        ),
        (_REDUCTION, _reduced),
    ),
    **dict.fromkeys(("math.reduce_std", "math.reduce_variance"), (_REDUCTION, _reduced)),
    **dict.fromkeys(
        ("argmax", "argmin", "math.argmax", "math.argmin"),
        ("input axis output_type? name?", _largest),
    ),
    **dict.fromkeys(
        ("add", "divide", "equal", "greater", "less", "maximum", "minimum", "multiply", "pow",
         "subtract"),
        (_BINARY, arrays.broadcast_arrays),
    ),
}  # fmt: skip

EAGER_FUNCTIONS: dict[str, Callable[..., Any]] = {
    f"tensorflow.{name}": followed(*row) for name, row in _TENSORFLOW.items()
}
