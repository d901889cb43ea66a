"""What an input or an output can be: its axes, and for an output its losses and metrics.

To add a kind, add it to a table here and its macros to `templates/shared/`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["ALIASES", "ENCODINGS", "INPUT_KINDS", "OUTPUT_KINDS", "Axis", "InputKind", "OutputKind"]


@dataclass(frozen=True)
class Axis:
    """One number of a size, with its bounds. It must be given if it has no default."""

    name: str
    least: int
    most: int
    default: int | None = None


@dataclass(frozen=True)
class InputKind:
    """A kind of input. `is_file` if a cell of the table is the path of a file."""

    summary: str
    axes: tuple[Axis, ...] = ()
    is_file: bool = False

    @property
    def form(self) -> str:
        """How a size of this kind is written, like `HEIGHTxWIDTHxCHANNELS`."""
        return "x".join(axis.name.upper() for axis in self.axes)


@dataclass(frozen=True)
class OutputKind(InputKind):
    """A kind of output. The first loss is the default; metrics are Python expressions by name."""

    losses: tuple[str, ...] = ()
    metrics: Mapping[str, str] = field(default_factory=dict)
    default_metrics: tuple[str, ...] = ()


_PICTURE = (
    Axis("height", 1, 8192, 128),
    Axis("width", 1, 8192, 128),
    Axis("channels", 1, 256, 3),
)
_SERIES = (Axis("steps", 1, 100_000), Axis("features", 1, 10_000))
_TOKENS = (Axis("length", 1, 100_000, 32), Axis("vocabulary", 3, 10_000_000, 10_000))

INPUT_KINDS: Mapping[str, InputKind] = {
    "image": InputKind("a picture file", _PICTURE, is_file=True),
    "sequence": InputKind("a .npy file of steps and features", _SERIES, is_file=True),
    "text": InputKind("words, made tokens in the data code", _TOKENS),
    "tokens": InputKind("token numbers with blanks between them; 0 pads", _TOKENS),
    "number": InputKind(
        "one number, or several columns of numbers", (Axis("count", 1, 10_000, 1),)
    ),
    "category": InputKind("one of so many values", (Axis("categories", 2, 10_000_000),)),
    "date": InputKind("a date such as 2024-02-29"),
    "audio": InputKind(
        "a .wav file, cut or padded", (Axis("samples", 512, 10_000_000, 16_000),), is_file=True
    ),
    "spectrogram": InputKind(
        "a .npy file of frames and bins",
        (Axis("frames", 1, 100_000), Axis("bins", 1, 8192)),
        is_file=True,
    ),
}

# Other words for a kind.
ALIASES: Mapping[str, str] = {"numbers": "number"}

# How a category becomes a number.
ENCODINGS = ("string", "integer", "hash")

_DISTANCES = ("mse", "mae", "huber", "log_cosh")
_DISTANCE_METRICS = {"mae": '"mae"', "mse": '"mse"', "rmse": "keras.metrics.RootMeanSquaredError()"}
_BINARY_METRICS = {
    "accuracy": '"accuracy"',
    "precision": 'keras.metrics.Precision(name="precision")',
    "recall": 'keras.metrics.Recall(name="recall")',
}

OUTPUT_KINDS: Mapping[str, OutputKind] = {
    "regression": OutputKind(
        "a number, or so many",
        (Axis("count", 1, 10_000, 1),),
        losses=(*_DISTANCES, "mape"),
        metrics={**_DISTANCE_METRICS, "mape": '"mape"'},
        default_metrics=("mae",),
    ),
    "binary": OutputKind(
        "yes or no",
        losses=("binary_crossentropy", "binary_focal_crossentropy"),
        metrics={**_BINARY_METRICS, "auc": 'keras.metrics.AUC(name="auc")'},
        default_metrics=("accuracy", "auc"),
    ),
    "classes": OutputKind(
        "one of so many classes",
        (Axis("classes", 2, 1_000_000),),
        losses=("sparse_categorical_crossentropy",),
        metrics={
            "accuracy": '"accuracy"',
            "top5": 'keras.metrics.SparseTopKCategoricalAccuracy(name="top5")',
        },
        default_metrics=("accuracy",),
    ),
    "multilabel": OutputKind(
        "any of so many labels",
        (Axis("labels", 1, 100_000),),
        losses=("binary_crossentropy", "binary_focal_crossentropy"),
        metrics={
            **_BINARY_METRICS,
            "accuracy": '"binary_accuracy"',
            "auc": 'keras.metrics.AUC(multi_label=True, name="auc")',
        },
        default_metrics=("accuracy", "auc"),
    ),
    "sequence": OutputKind(
        "numbers for each of so many steps",
        _SERIES,
        is_file=True,
        losses=_DISTANCES,
        metrics=_DISTANCE_METRICS,
        default_metrics=("mae",),
    ),
    "image": OutputKind(
        "a picture (reconstruction)",
        _PICTURE,
        is_file=True,
        losses=("mse", "mae", "binary_crossentropy"),
        metrics=_DISTANCE_METRICS,
        default_metrics=("mae",),
    ),
    "segmentation": OutputKind(
        "a class for each pixel (an image of classes)",
        (*_PICTURE[:2], Axis("classes", 2, 256)),
        is_file=True,
        losses=("sparse_categorical_crossentropy",),
        metrics={
            "accuracy": '"accuracy"',
            "iou": 'keras.metrics.MeanIoU({classes}, sparse_y_pred=False, name="iou")',
        },
        default_metrics=("accuracy", "iou"),
    ),
}
