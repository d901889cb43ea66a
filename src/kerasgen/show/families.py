"""The families of layers, which pictures tell apart by colour. Add a name here to colour it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kerasgen.build.graphs import Node

__all__ = ["COLOURS", "family_of"]

# The accent of each family on a light and on a dark ground.
COLOURS: dict[str, tuple[str, str]] = {
    "activation": ("#b7791f", "#e0b45c"),
    "convolution": ("#2563c9", "#6ea3f5"),
    "core": ("#6d4bc4", "#a78bfa"),
    "fault": ("#cc1f2f", "#ff6b78"),
    "input": ("#1f8a4c", "#5cc98a"),
    "merge": ("#c2571a", "#f29a5e"),
    "model": ("#475569", "#94a3b8"),
    "other": ("#6b7280", "#9ca3af"),
    "pooling": ("#0e8a96", "#4fc3cf"),
    "recurrent": ("#b03a8c", "#e77fc4"),
    "regular": ("#8a8f98", "#a8adb6"),
    "reshape": ("#7c6f57", "#b9aa8c"),
}
# Names of classes, the first that fits.
_FAMILIES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("merge", re.compile(r"^(Concatenate|Add|Multiply|Subtract|Average|Maximum|Minimum|Dot)$")),
    ("pooling", re.compile(r"Pool(ing)?\d?D?$|Pooling")),
    ("convolution", re.compile(r"Conv")),
    ("recurrent", re.compile(r"LSTM|GRU|RNN|Bidirectional|TimeDistributed")),
    ("regular", re.compile(r"Dropout|Normalization|Noise|Masking")),
    ("reshape", re.compile(r"Flatten|Reshape|Permute|Repeat|Padding|Cropping|UpSampling|Resizing")),
    ("activation", re.compile(r"Activation|ReLU|Softmax|ELU|Rescaling")),
    ("core", re.compile(r"Dense|Embedding|Attention")),
)


def family_of(node: Node) -> str:
    """Return the family of a node: a key of `COLOURS`."""
    if node.fault is not None:
        return "fault"
    if node.kind == "input":
        return "input"
    if node.kind == "model" or node.model is not None:
        return "model"
    return next((name for name, fits in _FAMILIES if fits.search(node.class_name)), "other")
