"""Notes what Sequential models are given: arrays of known shape, shapes, or tensors of a model."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING, Any

from kerasgen.build.trace import Fed
from kerasgen.build.values import Array, Dataset, Unknown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kerasgen.build.keras_side.facade import Keras
    from kerasgen.build.machine import Arguments
    from kerasgen.build.trace import Shape

__all__ = [
    "FEEDING",
    "called",
    "escaped",
    "fed_by_method",
    "is_sequential",
    "output_of",
    "used_as_layer",
]

_NOT_KNOWN = Unknown("what a model gives is not known")
# The methods that take data, by the name of its argument.
FEEDING = {
    "adapt": "data",
    "build": "input_shape",
    "evaluate": "x",
    "fit": "x",
    "fit_generator": "generator",
    "predict": "x",
    "predict_generator": "generator",
    "predict_on_batch": "x",
    "test_on_batch": "x",
    "train_on_batch": "x",
}


def is_sequential(k: Keras, value: Any) -> bool:
    """Whether a value is a Sequential of the real Keras."""
    return isinstance(value, k.keras.Sequential)


def fed_by_method(k: Keras, model: Any, name: str, arguments: Arguments, node: ast.AST) -> Any:
    """Note what a method of a Sequential, or `adapt` of a layer, is given; return what it gives."""
    value = arguments.keywords.get(FEEDING[name], (*arguments.args, None)[0])
    shape = _sizes(value) if name == "build" else _shape(value)
    _fed(k, model, name, shape, node)
    return output_of(k, model, arguments) if name.startswith("predict") else _NOT_KNOWN


def _fed(k: Keras, model: Any, how: str, shape: Shape | None, node: ast.AST) -> None:
    """Note a use of a model, or of a layer that is adapted."""
    made = k.record.made.get(id(model))
    if made is None:
        return
    here = k.record.place(node, k.here)
    k.record.fed.append(Fed(id(model), made, how, here, shape, _text(node)))


def called(k: Keras, model: Any, arguments: Arguments, node: ast.AST) -> Any:
    """Note a call of a Sequential on what is no tensor of another model; return what it gives."""
    _fed(k, model, "call", _shape((*arguments.args, None)[0]), node)
    return output_of(k, model, arguments)


def output_of(k: Keras, layer: Any, arguments: Arguments) -> Any:
    """Return the array that a layer or model gives for one, unknown where its shape is not."""
    shape = _shape((*arguments.args, None)[0])
    if shape is None or k.is_unsure(layer):
        return _NOT_KNOWN
    try:
        given = layer.compute_output_shape((None, *shape))
    except Exception:  # whatever Keras raises, or what a layer of the source does not tell
        return _NOT_KNOWN
    is_one = isinstance(given, tuple) and all(size is None or type(size) is int for size in given)
    return Array((None, *given[1:])) if is_one else _NOT_KNOWN


def used_as_layer(k: Keras, value: Any, node: ast.AST, tensors: Sequence[Any] = ()) -> None:
    """Note each Sequential in a value that becomes a layer of another model.

    `tensors` are those that it is called on, where they are known.
    """
    shape = tuple(tensors[0].shape[1:]) if len(tensors) == 1 else None
    for model in k.keras.tree.flatten(value):
        if is_sequential(k, model):
            _fed(k, model, "layer", shape or None, node)


def escaped(k: Keras, arguments: Arguments, node: ast.AST) -> None:
    """Note each Sequential that is given to what is not followed."""
    for value in arguments.values():
        if is_sequential(k, value):
            _fed(k, value, "elsewhere", None, node)


def _shape(value: Any) -> Shape | None:
    """Return the shape of an array without its first axis; None where a size is not known.

    Of a dataset it is that of its inputs, which come first in its elements.
    """
    if isinstance(value, Dataset):
        element = value.element
        value = element[0] if isinstance(element, tuple) and element else element
    if not isinstance(value, Array) or len(value.shape) < 2 or None in value.shape[1:]:
        return None
    return value.shape[1:]


def _sizes(value: Any) -> Shape | None:
    """Return a shape that is given with its batch axis, without it."""
    if not isinstance(value, (list, tuple)) or len(value) < 2:
        return None
    sizes = tuple(value[1:])
    if not all(size is None or type(size) is int for size in sizes) or isinstance(
        value[0], Unknown
    ):
        return None
    return sizes


def _text(node: ast.AST) -> str | None:
    """Return how the source writes the first argument of a call, if that is short."""
    if not isinstance(node, ast.Call):
        return None
    given = [*node.args, *(k.value for k in node.keywords if k.arg in FEEDING.values())]
    text = ast.unparse(given[0]) if given else ""
    return text if 0 < len(text) <= 40 and "\n" not in text else None
