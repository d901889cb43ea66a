"""Data that is loaded, and the ways to split, scale and encode it: the shapes that come of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kerasgen.build.allowed.shapes import array_like, integer, shape_of, sizes_of
from kerasgen.build.allowed.signatures import NOT_KNOWN, followed
from kerasgen.build.machine import Arguments
from kerasgen.build.values import Array, Bunch, Dataset, Scaler, Unknown

if TYPE_CHECKING:
    from collections.abc import Callable

    from kerasgen.build.machine import Machine
    from kerasgen.build.values import Method

__all__ = ["KERAS_DATASETS", "LOADING_FUNCTIONS", "call_scaler", "has_method_of_scaler"]

_BY_COLOR = {"grayscale": 1, "rgb": 3, "rgba": 4}
# The published shapes of bundled data sets of scikit-learn: parameters, then data by attribute.
_BUNDLED: dict[str, tuple[str, dict[str, tuple[int, ...]]]] = {
    "fetch_california_housing": (
        "* data_home? download_if_missing? return_X_y as_frame n_retries? delay?",
        {"data": (20640, 8), "target": (20640,)},
    ),
    "load_breast_cancer": ("* return_X_y as_frame", {"data": (569, 30), "target": (569,)}),
    "load_diabetes": ("* return_X_y as_frame scaled?", {"data": (442, 10), "target": (442,)}),
    "load_digits": (
        "* return_X_y as_frame",
        {"data": (1797, 64), "target": (1797,), "images": (1797, 8, 8)},
    ),
    "load_iris": ("* return_X_y as_frame", {"data": (150, 4), "target": (150,)}),
    "load_wine": ("* return_X_y as_frame", {"data": (178, 13), "target": (178,)}),
}
# The same of `keras.datasets`, training and test: inputs, then targets. How many samples there are
# depends on arguments, and of california_housing on a version.
_PICTURES = ((60000, 28, 28), (60000,), (10000, 28, 28), (10000,))
_COLORED = ((50000, 32, 32, 3), (50000, 1), (10000, 32, 32, 3), (10000, 1))
_TEXTS = "path? num_words? skip_top? maxlen {} seed? start_char? oov_char? index_from?"
_OF_KERAS: dict[str, tuple[str, tuple[tuple[int, ...], ...]]] = {
    "mnist": ("path?", _PICTURES),
    "fashion_mnist": ("", _PICTURES),
    "cifar10": ("", _COLORED),
    "cifar100": ("label_mode?", _COLORED),
    "california_housing": (
        "version path? test_split seed?", ((0, 8), (0,), (0, 8), (0,))
    ),
    "boston_housing": ("path? test_split seed?", ((404, 13), (404,), (102, 13), (102,))),
    "imdb": (_TEXTS.format(""), ((25000,), (25000,), (25000,), (25000,))),
    "reuters": (_TEXTS.format("test_split"), ((8982,), (8982,), (2246,), (2246,))),
}  # fmt: skip


def _loader_of_keras(shapes: tuple[tuple[int, ...], ...]) -> Callable[..., Any]:
    """Make a function that loads arrays for training and for tests."""

    def load(first: Any = None, second: Any = None) -> Any:
        is_open = first is not None or second is not None or shapes[1] == (0,)
        arrays = [Array((None, *shape[1:]) if is_open else shape) for shape in shapes]
        return ((arrays[0], arrays[1]), (arrays[2], arrays[3]))

    return load


KERAS_DATASETS = {
    name: followed(parameters, _loader_of_keras(shapes))
    for name, (parameters, shapes) in _OF_KERAS.items()
}


def _loader_of_sklearn(shapes: dict[str, tuple[int, ...]]) -> Callable[..., Any]:
    """Make a function that loads data, of which frames of pandas are not looked at."""

    def load(return_X_y: Any = False, as_frame: Any = False) -> Any:  # noqa: N803  # its own name
        if as_frame is not False or return_X_y not in (True, False):
            raise ValueError("a frame")
        arrays = {name: Array(shape) for name, shape in shapes.items()}
        return (arrays["data"], arrays["target"]) if return_X_y else Bunch(arrays)

    return load


def _images(
    labels: Any = "inferred",
    label_mode: Any = "int",
    color_mode: Any = "rgb",
    batch_size: Any = 32,
    image_size: Any = (256, 256),
    subset: Any = None,
    data_format: Any = "channels_last",
) -> Any:
    height, width = sizes_of(image_size)
    channels = _BY_COLOR[color_mode]
    orders = {
        "channels_first": (channels, height, width), "channels_last": (height, width, channels)
    }  # fmt: skip
    batch = () if batch_size is None else (None,)
    images = Array((*batch, *orders[data_format]))
    unlabelled = labels is None or label_mode is None
    element = images if unlabelled else (images, Unknown("labels are not looked at"))
    # With `subset="both"` there are two of them.
    return [Dataset(element), Dataset(element)] if subset == "both" else Dataset(element)


_IMAGES = followed(
    "directory? labels label_mode class_names? color_mode batch_size image_size shuffle? seed? "
    "validation_split? subset interpolation? follow_links? crop_to_aspect_ratio? "
    "pad_to_aspect_ratio? data_format verbose?",
    _images,
)


def _of_directory(m: Machine, arguments: Arguments) -> Any:
    """Handle `image_dataset_from_directory`: batches of images of one size, and their labels."""
    keywords = dict(arguments.keywords)
    if keywords.get("data_format") is None:
        keywords["data_format"] = m.keras.order_of_axes()
    return _IMAGES(m, Arguments(arguments.args, keywords, arguments.complete))


def _split(m: Machine, arguments: Arguments) -> Any:
    """Handle `train_test_split`: each array comes in two parts."""
    known = {"random_state", "shuffle", "stratify", "test_size", "train_size"}
    if not arguments.complete or not arguments.args or not arguments.keywords.keys() <= known:
        return Unknown(NOT_KNOWN)
    return [_part_of(value) for value in arguments.args for _ in range(2)]


def _part_of(value: Any) -> Any:
    is_array = isinstance(value, Array) and value.shape and not value.is_forgotten
    return Array((None, *value.shape[1:])) if is_array else Unknown(NOT_KNOWN)


def _padded(sequences: Any, maxlen: Any) -> Array:
    """Handle `pad_sequences`, whose length must be told. An array of one axis holds lists."""
    if isinstance(sequences, Array):
        shape = sequences.shape
        return Array((shape[0], integer(maxlen), *shape[2:]))
    items = {shape_of(one)[1:] for one in sequences if one != []}
    if len(items) != 1:
        raise ValueError("no sequences")
    return Array((len(sequences), integer(maxlen), *items.pop()))


def _categorical(x: Any, num_classes: Any = None) -> Array:
    shape = shape_of(x)
    if len(shape) > 1 and shape[-1] is None:
        raise ValueError("it may be 1")
    shape = shape[:-1] if len(shape) > 1 and shape[-1] == 1 else shape
    # Without a number, and for 0, the largest class tells it.
    return Array((*shape, None if num_classes is None else integer(num_classes) or None))


_SCALING = {
    "fit_transform": followed("X y?", array_like),
    "inverse_transform": followed("X copy?", array_like),
    "transform": followed("X copy?", array_like),
}
_SCALERS = ("MaxAbsScaler", "MinMaxScaler", "RobustScaler", "StandardScaler")


def has_method_of_scaler(value: Any, name: str) -> bool:
    """Whether a method of a scaler is followed."""
    return isinstance(value, Scaler) and (name in _SCALING or name == "fit")


def call_scaler(m: Machine, method: Method, arguments: Arguments) -> Any:
    """Call a method of a scaler."""
    if method.name == "fit":
        return method.receiver
    return _SCALING[method.name](m, arguments)


_CATEGORICAL = followed("x num_classes", _categorical)
_PADDED = followed("sequences maxlen dtype? padding? truncating? value?", _padded)
LOADING_FUNCTIONS: dict[str, Callable[..., Any]] = {
    "keras.preprocessing.image_dataset_from_directory": _of_directory,
    "keras.preprocessing.sequence.pad_sequences": _PADDED,
    "keras.utils.image_dataset_from_directory": _of_directory,
    "keras.utils.pad_sequences": _PADDED,
    "keras.utils.normalize": followed("x axis? order?", array_like),
    "keras.utils.to_categorical": _CATEGORICAL,
    "sklearn.model_selection.train_test_split": _split,
    **{
        f"sklearn.datasets.{name}": followed(parameters, _loader_of_sklearn(shapes))
        for name, (parameters, shapes) in _BUNDLED.items()
    },
    **{f"sklearn.preprocessing.{name}": lambda m, arguments: Scaler() for name in _SCALERS},
}
