"""The input that a layer states itself: an InputLayer, or the shape keywords of a first layer."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from kerasgen.convert.keep import Keep
from kerasgen.convert.to_functional.inputs.spec import (
    SHAPE_KEYWORDS,
    InputSpec,
    is_copyable,
)
from kerasgen.reading.flow import names_in
from kerasgen.reading.keras_names import RECURRENT, TEXT_LAYERS
from kerasgen.reading.layer_classes import is_keras_2_layer
from kerasgen.reading.meaning import call_meaning

if TYPE_CHECKING:
    from kerasgen.reading.module import Module

__all__ = ["INPUT_LAYER", "of_input_layer", "of_keywords", "shape_keywords"]

INPUT_LAYER = {
    "shape": "shape",
    "input_shape": "shape",
    "batch_shape": "batch_shape",
    "batch_input_shape": "batch_shape",
    "batch_size": "batch_size",
    "dtype": "dtype",
    "sparse": "sparse",
    "ragged": "ragged",
    "name": "name",
}
_INPUT_LAYER_POSITIONAL = ("shape", "batch_size", "dtype")


def shape_keywords(module: Module, node: ast.expr) -> tuple[str, ...]:
    """Return the keywords of a layer that only a first layer heeds."""
    meaning = call_meaning(module, node)
    if not isinstance(node, ast.Call) or meaning is None or not meaning.is_layer:
        return ()
    heeded = {"input_shape", "input_dim", "batch_input_shape"}
    if meaning.name == "Embedding":
        heeded.remove("input_dim")
    return tuple(
        keyword.arg
        for keyword in node.keywords
        if keyword.arg is not None and keyword.arg in heeded and is_copyable(keyword.value)
    )


def of_input_layer(module: Module, node: ast.Call) -> InputSpec | None:
    """Return the input that an InputLayer states; None if it states no shape."""
    if len(node.args) > len(_INPUT_LAYER_POSITIONAL):
        return None
    parts = [
        f"{name}={module.argument(value)}"
        for name, value in zip(_INPUT_LAYER_POSITIONAL, node.args, strict=False)
    ]
    for keyword in node.keywords:
        if keyword.arg not in INPUT_LAYER:
            raise Keep("no-input-shape", "its InputLayer has an argument that Input lacks", node)
        parts.append(f"{INPUT_LAYER[keyword.arg]}={module.argument(keyword.value)}")
    if not any(part.startswith(("shape=", "batch_shape=")) for part in parts):
        return None
    return InputSpec(", ".join(parts), takes_first=True, reads=frozenset(names_in(node)))


def of_keywords(module: Module, node: ast.Call) -> InputSpec | None:
    """Return the input that the shape keywords of a first layer state, as Keras 2 reads them."""
    given = {k.arg: k.value for k in node.keywords if k.arg in SHAPE_KEYWORDS}
    meaning = call_meaning(module, node)
    name = meaning.name if meaning is not None else ""
    if name == "Embedding":
        given.pop("input_dim", None)
    shape = _shape(module, given, name)
    dtype = _dtype(module, node, name)
    if shape is None or dtype is None:
        return None
    notice = None
    if name == "Embedding" and not given.keys() & {"input_shape", "batch_input_shape"}:
        notice = "its length comes from `input_length=`, which Keras 3 itself ignores"
    if "batch_size" in given and "batch_input_shape" not in given:
        shape += f", batch_size={module.argument(given['batch_size'])}"
    values = [*given.values(), *(k.value for k in node.keywords if k.arg == "dtype")]
    return InputSpec(
        shape + dtype,
        drop=tuple(given),
        reads=frozenset().union(*(names_in(value) for value in values)),
        notice=notice,
    )


def _shape(module: Module, given: dict[str, ast.expr], name: str) -> str | None:
    """Return the shape argument that the shape keywords mean; None where none of them gives it."""
    length = given.get("input_length")
    if "batch_input_shape" in given:
        return f"batch_shape={module.argument(given['batch_input_shape'])}"
    if "input_shape" in given and "input_dim" not in given:
        return f"shape={module.argument(given['input_shape'])}"
    if "input_dim" in given and "input_shape" not in given:
        return f"shape={_dimensions(module, given['input_dim'], length, name)}"
    if name == "Embedding" and length is not None:
        return f"shape={_shape_of_length(module, length)}"
    return None


def _dtype(module: Module, node: ast.Call, name: str) -> str | None:
    """Return the dtype argument of the Input, or none; None where Keras 2 and 3 differ on it."""
    if not is_keras_2_layer(module, node):
        return None if name in TEXT_LAYERS else ""
    for keyword in node.keywords:
        if keyword.arg == "dtype":
            return f", dtype={module.argument(keyword.value)}"
    return ', dtype="string"' if name in TEXT_LAYERS else ""


def _dimensions(module: Module, size: ast.expr, length: ast.expr | None, name: str) -> str:
    """Return the shape that `input_dim=` means; for recurrent layers it is the last of two."""
    text = module.argument(size)
    if name in RECURRENT or length is not None:
        return f"({module.argument(length) if length is not None else None}, {text})"
    return f"({text},)"


def _shape_of_length(module: Module, length: ast.expr) -> str:
    text = module.argument(length)
    return text if isinstance(length, (ast.Tuple, ast.List)) else f"({text},)"
