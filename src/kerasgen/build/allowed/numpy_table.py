"""The functions of numpy that are followed, with their parameters: see `signatures.followed`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kerasgen.build.allowed import arrays, drawing, joining
from kerasgen.build.allowed.signatures import followed

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["ARRAY_FUNCTIONS"]

_BINARY = "x1 x2 out! * casting? order? dtype: subok?"
_UNARY = "x out! * casting? order? dtype: subok?"
_NUMPY: dict[str, tuple[str, Callable[..., Any]]] = {
    **dict.fromkeys(
        ("empty", "ones", "zeros"), ("shape dtype: order? * device? like!", arrays.filled)
    ),
    "full": ("shape fill_value? dtype: order? * device? like!", arrays.filled),
    **dict.fromkeys(
        ("ones_like", "zeros_like"),
        ("a dtype: order? subok? shape * device?", arrays.like),
    ),
    "empty_like": ("prototype dtype: order? subok? shape * device?", arrays.like),
    "full_like": ("a fill_value? dtype: order? subok? shape * device?", arrays.like),
    "array": ("object dtype: * copy? order? subok? ndmin like!", arrays.converted),
    **dict.fromkeys(
        ("asanyarray", "asarray"), ("a dtype: order? * device? copy? like!", arrays.same)
    ),
    "ascontiguousarray": ("a dtype: * like!", lambda a: arrays.converted(a, 1)),
    "copy": ("a order? subok?", arrays.same),
    "arange": ("start stop step dtype: * device? like!", arrays.counted),
    "linspace": ("start stop num endpoint? retstep! dtype: * device?", arrays.spaced),
    "logspace": ("start stop num endpoint? base? dtype:", arrays.spaced),
    "geomspace": ("start stop num endpoint? dtype:", arrays.spaced),
    "eye": ("N M k? dtype: order? * device? like!", arrays.square),
    "identity": ("n dtype: * like!", arrays.identity),
    "tri": ("N M k? dtype: * like!", arrays.square),
    "diag": ("v k", arrays.diagonal),
    "tril": ("m k?", arrays.triangle),
    "triu": ("m k?", arrays.triangle),
    "meshgrid": ("*vectors indexing sparse! copy?", arrays.grid),
    "ndarray.resize": ("a *new_shape refcheck?", arrays.resized_in_place),
    "resize": ("a? new_shape", arrays.filled),
    "reshape": ("a shape order? * copy?", arrays.reshape),
    "ravel": ("a order?", arrays.raveled),
    "squeeze": ("a axis", arrays.squeezed),
    "expand_dims": ("a axis", arrays.expanded),
    "transpose": ("a axes", arrays.transposed),
    "swapaxes": ("a axis1 axis2", arrays.view("swapaxes", ..., ...)),
    "moveaxis": ("a source destination", arrays.view("moveaxis", ..., ...)),
    "rollaxis": ("a axis start", arrays.view("rollaxis", ..., 0)),
    "rot90": ("m k axes", arrays.view("rot90", 1, (0, 1))),
    "broadcast_to": ("array shape", arrays.view("broadcast_to", ...)),
    "flip": ("m axis", arrays.view("flip", None)),
    "fliplr": ("m", arrays.view("fliplr")),
    "flipud": ("m", arrays.view("flipud")),
    **{f"atleast_{n}d": ("a", arrays.view(f"atleast_{n}d")) for n in (1, 2, 3)},
    "roll": ("a shift? axis?", arrays.like),
    "concatenate": ("arrays axis out! * dtype? casting?", joining.concatenate),
    "stack": ("arrays axis out! * dtype? casting?", joining.stack),
    "hstack": ("tup * dtype? casting?", joining.side_by_side),
    "vstack": ("tup * dtype? casting?", joining.on_top),
    "row_stack": ("tup * dtype? casting?", joining.on_top),
    "dstack": ("tup", joining.in_depth),
    "column_stack": ("tup", joining.as_columns),
    "append": ("arr values axis", joining.appended),
    "delete": ("arr obj axis", joining.deleted),
    "tile": ("A reps", joining.tiled),
    "repeat": ("a repeats axis", joining.repeated),
    "split": ("ary indices_or_sections axis", joining.in_parts),
    "array_split": ("ary indices_or_sections axis", joining.unequal_parts),
    "vsplit": ("ary indices_or_sections", joining.rows),
    "hsplit": ("ary indices_or_sections", joining.columns),
    "pad": (
        "array pad_width mode? * constant_values? end_values? stat_length? reflect_type?",
        joining.padded,
    ),
    **dict.fromkeys(
        ("amax", "amin", "max", "min"),
        ("a axis out! keepdims initial? where?", arrays.reduced),
    ),
    **dict.fromkeys(
        ("prod", "sum"), ("a axis dtype? out! keepdims initial? where?", arrays.reduced)
    ),
    "mean": ("a axis dtype? out! keepdims * where?", arrays.reduced),
    "median": ("a axis out! overwrite_input? keepdims", arrays.reduced),
    **dict.fromkeys(
        ("std", "var"), ("a axis dtype? out! ddof keepdims * where?", arrays.spread)
    ),
    **dict.fromkeys(("all", "any"), ("a axis out! keepdims * where?", arrays.reduced)),
    **dict.fromkeys(("argmax", "argmin"), ("a axis out! * keepdims", arrays.reduced)),
    **dict.fromkeys(("cumprod", "cumsum"), ("a axis dtype? out!", arrays.accumulated)),
    **dict.fromkeys(("argsort", "sort"), ("a axis kind? order! * stable?", arrays.ordered_along)),
    "diff": ("a n axis prepend! append!", arrays.differences),
    "clip": ("a a_min a_max out! * min max", arrays.clipped),
    "where": ("condition x y", arrays.chosen),
    "nan_to_num": ("x copy? nan? posinf? neginf?", arrays.like),
    "around": ("a decimals? out!", arrays.like),
    "round": ("a decimals? out!", arrays.like),
    "dot": ("a b out!", arrays.matrix_product),
    "matmul": ("x1 x2 out!", arrays.matrix_product),
    "outer": ("a b out!", arrays.outer),
    **dict.fromkeys(
        (
            "abs", "absolute", "ceil", "cos", "exp", "expm1", "fabs", "floor", "isfinite", "isnan",
            "log", "log10", "log1p", "log2", "logical_not", "negative", "rint", "sign", "sin",
            "sqrt", "square", "tan", "tanh",
        ),
        (_UNARY, arrays.same),
    ),
    **dict.fromkeys(
        (
            "add", "divide", "equal", "floor_divide", "fmax", "fmin", "greater", "greater_equal",
            "less", "less_equal", "logical_and", "logical_or", "maximum", "minimum", "mod",
            "multiply", "not_equal", "power", "subtract", "true_divide",
        ),
        (_BINARY, arrays.broadcast_arrays),
    ),
    **dict.fromkeys(
        ("float16", "float32", "float64", "int32", "int64", "int8", "uint8"), ("x", arrays.same)
    ),
}  # fmt: skip
ARRAY_FUNCTIONS: dict[str, Callable[..., Any]] = {
    **{f"numpy.{name}": followed(*row) for name, row in _NUMPY.items()},
    **drawing.DRAWING,
}
