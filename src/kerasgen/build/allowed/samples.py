"""Data that comes in samples: datasets of TensorFlow, and the ways to split and scale arrays."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kerasgen.build.allowed.arrays import shape_of_list
from kerasgen.build.machine import Arguments
from kerasgen.build.values import Array, Bunch, Dataset, Method, Scaler, Unknown

if TYPE_CHECKING:
    import ast
    from collections.abc import Callable

    from kerasgen.build.machine import Machine

__all__ = ["SAMPLE_FUNCTIONS", "call_dataset", "call_scaler", "has_method_of_samples"]

_NOT_KNOWN = "the shape of a dataset is not known"
# Methods after which the elements are what they were.
_KEEPING = frozenset(
    {"cache", "prefetch", "repeat", "shuffle", "skip", "take", "with_options"}
)  # fmt: skip
_METHODS = _KEEPING | {"batch", "map"}
_OF_SCALERS = frozenset({"fit", "fit_transform", "inverse_transform", "transform"})
_BY_COLOR = {"grayscale": 1, "rgb": 3, "rgba": 4}
# The published shapes of bundled data sets of scikit-learn.
_BUNDLED = {
    "fetch_california_housing": (20640, 8),
    "load_breast_cancer": (569, 30),
    "load_diabetes": (442, 10),
    "load_digits": (1797, 64),
    "load_iris": (150, 4),
    "load_wine": (178, 13),
}


def _map_arrays(value: Any, change: Callable[[Array], Any]) -> Any:
    """Return nested tuples, lists and dicts of arrays with each array changed."""
    if isinstance(value, Array):
        return change(value)
    if isinstance(value, dict):
        return {key: _map_arrays(item, change) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return tuple(_map_arrays(item, change) for item in value)
    return Unknown(_NOT_KNOWN)


def has_method_of_samples(value: Any, name: str) -> bool:
    """Whether a method of a dataset or a scaler is followed."""
    if isinstance(value, Dataset):
        return name in _METHODS
    return isinstance(value, Scaler) and name in _OF_SCALERS


def call_dataset(m: Machine, method: Method, arguments: Arguments, node: ast.AST) -> Any:
    """Call a method of a dataset."""
    dataset, name = method.receiver, method.name
    if name in _KEEPING:
        return dataset
    if name == "batch":
        return Dataset(_map_arrays(dataset.element, lambda a: Array((None, *a.shape), a.dtype)))
    element = dataset.element
    given = element if isinstance(element, tuple) else (element,)
    function = arguments.args[0] if arguments.args else arguments.keywords.get("map_func")
    with m.doubt():
        return Dataset(m.call(function, Arguments(given), node))


def _from_slices(m: Machine, arguments: Arguments) -> Any:
    value = _with_lists((*arguments.args, arguments.keywords.get("tensors"))[0])
    return Dataset(_map_arrays(value, lambda a: Array(a.shape[1:], a.dtype)))


def _with_lists(value: Any) -> Any:
    """Return nested tuples and dicts with an array for each list of numbers."""
    if isinstance(value, tuple):
        return tuple(map(_with_lists, value))
    if isinstance(value, dict):
        return {key: _with_lists(item) for key, item in value.items()}
    shape = shape_of_list(value) if isinstance(value, list) else None
    return value if not shape else Array(shape)


def _of_images(m: Machine, arguments: Arguments) -> Any:
    """Handle `image_dataset_from_directory`: batches of images of one size, and their labels."""
    size = arguments.keywords.get("image_size", (256, 256))
    color = arguments.keywords.get("color_mode", "rgb")
    batch = arguments.keywords.get("batch_size", 32)
    is_size = isinstance(size, (list, tuple)) and all(isinstance(s, int) for s in size)
    if len(arguments.args) > 1 or not is_size or color not in _BY_COLOR or batch is None:
        return Unknown(_NOT_KNOWN)
    images = Array((None, *size, _BY_COLOR[color]), "float32")
    labels = Unknown("labels are not looked at")
    element = images if arguments.keywords.get("labels", "inferred") is None else (images, labels)
    # With `subset="both"` there are two of them.
    if arguments.keywords.get("subset") == "both":
        return (Dataset(element), Dataset(element))
    return Dataset(element)


def _split(m: Machine, arguments: Arguments) -> Any:
    """Handle `train_test_split`: each array comes in two parts."""
    parts: list[Any] = []
    for value in arguments.args:
        is_known = isinstance(value, Array) and value.shape
        part = Array((None, *value.shape[1:]), value.dtype) if is_known else Unknown(_NOT_KNOWN)
        parts += [part, part]
    return parts if parts and arguments.complete else Unknown(_NOT_KNOWN)


def _padded(m: Machine, arguments: Arguments) -> Any:
    """Handle `pad_sequences`, whose length must be told."""
    value = (*arguments.args, arguments.keywords.get("sequences"))[0]
    length = arguments.keywords.get("maxlen", (*arguments.args, None, None)[1])
    if not isinstance(length, int):
        return Unknown(_NOT_KNOWN)
    count = value.shape[0] if isinstance(value, Array) and value.shape else None
    return Array((count, length), "int32")


def _bundled(name: str) -> Callable[..., Any]:
    """Make a function of `sklearn.datasets`, of which the data alone are looked at."""
    rows, columns = _BUNDLED[name]

    def load(m: Machine, arguments: Arguments) -> Any:
        arrays = (Array((rows, columns)), Array((rows,)))
        if arguments.keywords.get("as_frame"):
            return Unknown("a frame of pandas is not followed")
        if arguments.keywords.get("return_X_y"):
            return arrays
        return Bunch(dict(zip(("data", "target"), arrays, strict=True)))

    return load


def call_scaler(method: Method, arguments: Arguments) -> Any:
    """Call a method of a scaler."""
    value = (*arguments.args, None)[0]
    if method.name == "fit":
        return method.receiver
    return value if isinstance(value, Array) else Unknown(_NOT_KNOWN)


SAMPLE_FUNCTIONS: dict[str, Callable[..., Any]] = {
    "keras.preprocessing.image_dataset_from_directory": _of_images,
    "keras.preprocessing.sequence.pad_sequences": _padded,
    "keras.utils.image_dataset_from_directory": _of_images,
    "keras.utils.pad_sequences": _padded,
    "sklearn.model_selection.train_test_split": _split,
    "tensorflow.data.Dataset.from_tensor_slices": _from_slices,
    **{f"sklearn.datasets.{name}": _bundled(name) for name in _BUNDLED},
    **{
        f"sklearn.preprocessing.{name}": lambda m, arguments: Scaler()
        for name in ("MaxAbsScaler", "MinMaxScaler", "RobustScaler", "StandardScaler")
    },
}
