"""Functions of TensorFlow that compute on tensors and touch nothing else, by name in `tf`."""

from __future__ import annotations

__all__ = ["EQUIVALENTS", "KEYWORDS", "is_pure"]

# What gives the same shape in `keras.ops`, with the same arguments by position.
EQUIVALENTS = {
    "abs": "abs", "add": "add", "argmax": "argmax", "cast": "cast", "clip_by_value": "clip",
    "concat": "concatenate", "cos": "cos", "cumsum": "cumsum", "divide": "divide",
    "einsum": "einsum", "exp": "exp", "expand_dims": "expand_dims", "floor": "floor",
    "image.resize": "image.resize", "math.abs": "abs", "math.add": "add", "math.exp": "exp",
    "math.log": "log", "math.maximum": "maximum", "math.minimum": "minimum",
    "math.multiply": "multiply", "math.pow": "power", "math.reduce_max": "max",
    "math.reduce_mean": "mean", "math.reduce_min": "min", "math.reduce_sum": "sum",
    "math.sigmoid": "sigmoid", "math.sqrt": "sqrt", "math.square": "square",
    "math.subtract": "subtract", "math.tanh": "tanh", "matmul": "matmul",
    "maximum": "maximum", "minimum": "minimum", "multiply": "multiply", "nn.elu": "elu",
    "nn.gelu": "gelu", "nn.leaky_relu": "leaky_relu", "nn.log_softmax": "log_softmax",
    "nn.relu": "relu", "nn.relu6": "relu6", "nn.selu": "selu", "nn.sigmoid": "sigmoid",
    "nn.silu": "silu", "nn.softmax": "softmax", "nn.softplus": "softplus", "nn.swish": "silu",
    "nn.tanh": "tanh", "ones_like": "ones_like", "pow": "power",
    "reduce_max": "max", "reduce_mean": "mean", "reduce_min": "min", "reduce_prod": "prod",
    "reduce_sum": "sum", "reshape": "reshape", "round": "round", "sigmoid": "sigmoid",
    "sign": "sign", "sin": "sin", "sqrt": "sqrt", "square": "square", "squeeze": "squeeze",
    "stack": "stack", "subtract": "subtract", "tanh": "tanh", "tile": "tile",
    "transpose": "transpose", "where": "where", "zeros_like": "zeros_like",
}  # fmt: skip
# Arguments by name that `keras.ops` takes, under its own name for them.
KEYWORDS = {"axis": "axis", "keepdims": "keepdims", "perm": "axes"}

_NAMES = frozenset(
    {
        "argmax", "argmin", "argsort", "boolean_mask", "broadcast_to", "cast", "clip_by_value",
        "cos", "cumsum", "divide", "einsum", "equal", "eye", "fill", "floor", "gather",
        "gather_nd", "greater", "greater_equal", "identity", "less", "less_equal", "linspace",
        "log", "logical_and", "logical_not", "logical_or", "norm", "not_equal", "one_hot", "ones",
        "ones_like", "pad", "pow", "random.normal", "random.uniform", "range", "rank",
        "reduce_all", "reduce_any", "reduce_logsumexp", "reduce_min", "reduce_prod", "repeat",
        "reverse", "roll", "round", "scatter_nd", "shape", "sign", "sin", "size", "slice", "sort",
        "split", "stop_gradient", "strided_slice", "tensordot", "tile", "unstack", "where",
        "zeros", "zeros_like",
    }
)  # fmt: skip
_PACKAGES = ("linalg.", "math.", "nn.", "signal.")
_IMAGES = frozenset(
    {
        "adjust_brightness", "adjust_contrast", "central_crop", "crop_and_resize",
        "crop_to_bounding_box", "extract_patches", "flip_left_right", "flip_up_down",
        "grayscale_to_rgb", "hsv_to_rgb", "image_gradients", "pad_to_bounding_box",
        "per_image_standardization", "resize", "resize_with_crop_or_pad", "resize_with_pad",
        "rgb_to_grayscale", "rgb_to_hsv", "rot90", "sobel_edges", "transpose",
    }
)  # fmt: skip


def is_pure(name: str) -> bool:
    """Whether a function of `tf` only computes; nothing that begins with an underscore does."""
    if any(part.startswith("_") for part in name.split(".")):
        return False
    if name in _NAMES or name in EQUIVALENTS:
        return True
    package, _, last = name.rpartition(".")
    return (package == "image" and last in _IMAGES) or name.startswith(_PACKAGES)
