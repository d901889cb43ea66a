"""Notes what Sequential models are given: arrays of known shape, shapes, or tensors of a model."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING, Any

from kerasgen.build.trace import Fed
from kerasgen.build.values import Array, Dataset, Instance, Unknown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kerasgen.build.keras_side.facade import Keras
    from kerasgen.build.machine import Arguments
    from kerasgen.build.trace import Shape

__all__ = [
    "FEEDING",
    "NO_DATA",
    "SAVING",
    "called",
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
# Where they take data to validate on, by position.
_VALIDATING = {"fit": 7, "fit_generator": 5}
# Where they take callbacks, by position.
_CALLBACKS = {"evaluate": 6, "fit": 5, "fit_generator": 4, "predict": 4}
# Other attributes and methods of models: what is done with them gives the model no data.
SAVING = frozenset({"export", "get_config", "save", "save_weights", "to_json", "to_yaml"})
NO_DATA = frozenset(
    {
        "compiled_metrics", "get_weights", "history", "load_weights", "loss",
        "losses", "metrics", "metrics_names", "non_trainable_variables", "non_trainable_weights",
        "optimizer", "reset_metrics", "reset_states", "save", "save_weights",
        "set_weights", "stop_training", "to_json", "trainable_variables", "trainable_weights",
        "variables", "weights",
    }
)  # fmt: skip


def is_sequential(k: Keras, value: Any) -> bool:
    """Whether a value is a Sequential of the real Keras."""
    return isinstance(value, k.keras.Sequential)


def fed_by_method(k: Keras, model: Any, name: str, arguments: Arguments, node: ast.AST) -> Any:
    """Note what a method of a Sequential, or `adapt` of a layer, is given; return what it gives."""
    value = arguments.keywords.get(FEEDING[name], (*arguments.args, None)[0])
    shape = _sizes(value) if name == "build" else _shape(value)
    _fed(k, model, name, shape, node)
    for given in _validation_data(name, arguments):
        _fed(k, model, name, _shape(given), node)
    if _may_call_back(k, model, name, arguments):
        k.lose(model)
    return output_of(k, model, arguments) if name.startswith("predict") else _NOT_KNOWN


def _validation_data(name: str, arguments: Arguments) -> list[Any]:
    """Return the inputs that a model is validated on, as far as there may be any."""
    if name not in _VALIDATING:
        return []
    given = arguments.args[_VALIDATING[name] : _VALIDATING[name] + 1]
    value = arguments.keywords.get("validation_data", (*given, None)[0])
    if isinstance(value, (list, tuple)) and value:
        value = value[0]
    if value is None:
        return [] if arguments.complete else [_NOT_KNOWN]
    return [value]


def _may_call_back(k: Keras, model: Any, name: str, arguments: Arguments) -> bool:
    """Whether a callback of the source may do something with the model."""
    at = _CALLBACKS.get(name)
    given = arguments.args[at : at + 1] if at is not None else ()
    every = k.keras.tree.flatten([arguments.keywords.get("callbacks"), *given])
    if any(value is not None for value in every):
        k.keep_for_later(model)
    return not arguments.complete or any(isinstance(v, (Instance, Unknown)) for v in every)


def _fed(k: Keras, model: Any, how: str, shape: Shape | None, node: ast.AST) -> None:
    """Note a use of a model, or of a layer that is adapted."""
    made = k.record.made.get(id(model))
    if made is None:
        return
    here = k.record.place(node, k.here)
    is_certain = not k.machine.in_doubt
    k.record.fed.append(Fed(id(model), made, how, here, shape, _text(node), is_certain))
    k.record.feeding.append(node)


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


def _shape(value: Any) -> Shape | None:
    """Return the shape of an array without its first axis; None where a size is not known.

    Of a dataset it is that of its inputs, which come first in its elements.
    """
    if isinstance(value, list) and len(value) == 1:
        value = value[0]  # of a model with one input it is that input
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
