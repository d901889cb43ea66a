"""What two models must have in common, as plain data, under the words that a difference is told in.

A model that was built without variables can be described: nothing is computed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kerasgen.build.values import Instance
from kerasgen.verify.arguments import (
    argument,
    given_arguments,
    is_given,
    is_unseen,
    parameters_of,
    unseen,
    unseen_sizes,
)
from kerasgen.verify.plain import given_name, plain

if TYPE_CHECKING:
    from kerasgen.build.keras_side.facade import Keras

__all__ = ["Automatic", "describe", "layers_of"]

_AUTOMATIC_INPUT_NAME = re.compile(r"(input_layer|keras_tensor)(_\d+)?")
_NUMBER = re.compile(r"_\d+$")
# What a first layer may say of the input, which is compared as a part of the input.
_OF_INPUT = frozenset(
    {"input_shape", "input_dim", "batch_input_shape", "input_length", "batch_size"}
)
_OF_INPUT_ALONE = ("dtype", "optional", "ragged", "sparse", "tensor")


@dataclass(frozen=True)
class Automatic:
    """A name that Keras made of a class and a count."""

    name: str

    @property
    def stem(self) -> str:
        """The name without the count."""
        return _NUMBER.sub("", self.name)

    def __str__(self) -> str:
        return self.name


def describe(k: Keras, model: Any) -> dict[str, Any]:
    """Return the facts of a built model by what they are called, the most telling first.

    Values that Keras did not see are `Unseen`, names that the source does not give `Automatic`.
    """
    layers = layers_of(k, model)
    return {
        "the name of the model": _model_name(k, model),
        "the arguments of the model": _model_arguments(k, model),
        "the inputs": [_input(k, model, tensor) for tensor in model.inputs],
        "the layers": [_brief(k, layer) for layer in layers],
        "": [_layer(k, layer) for layer in layers],
        "what is trainable": _trainable(k, model),
        "how the layers are connected": _graph(k, model),
        "the weights": _weights(model),
        "the outputs": [(tuple(t.shape), _dtype(t)) for t in model.outputs],
    }


def layers_of(k: Keras, model: Any) -> list[Any]:
    """Return the layers of a model, each once, without those that only stand for an input."""
    layers = {id(layer): layer for layer in model.layers}
    return [v for v in layers.values() if not isinstance(v, k.keras.layers.InputLayer)]


def _model_name(k: Keras, model: Any) -> Any:
    """Return the name of a model; None where the source gives none."""
    given = is_given(k, model, "name")
    if given is None:
        return given_name(model.name)
    return argument(k, model, "name") if given else None


def _model_arguments(k: Keras, model: Any) -> dict[str, Any]:
    given = given_arguments(k, model) or {}
    return {
        name: unseen(k, model, value, written)
        for name, (value, written) in given.items()
        if name in ("more", "trainable") and is_unseen(name, value)
    }


def _brief(k: Keras, layer: Any) -> tuple[str, Any]:
    """Return the class and the name of a layer."""
    return ("model", _model_name(k, layer)) if _is_graph(k, layer) else _layer_name(k, layer)


def _layer_name(k: Keras, layer: Any) -> tuple[str, Any]:
    if is_given(k, layer, "name") is False:
        return _class(layer), Automatic(layer.name)
    return _class(layer), layer.name


def _layer(k: Keras, layer: Any) -> dict[str, Any]:
    """Return the arguments of a layer: those in its config, and those that are not."""
    if _is_graph(k, layer):
        return {
            "name": _model_name(k, layer),
            **_model_arguments(k, layer),
            "layers": [_layer(k, inner) for inner in layers_of(k, layer)],
            "connections": _graph(k, layer),
        }
    class_name, name = _layer_name(k, layer)
    facts = {**_config(layer), "class": class_name, "name": name}
    given = given_arguments(k, layer)
    if given is None:
        return facts
    if given.get("seed", (None,))[0] is None:
        facts.pop("seed", None)  # Keras draws one
    parameters = parameters_of(layer)
    for key, (value, written) in given.items():
        if key in _OF_INPUT and key not in parameters:
            continue
        if _holds_layers(k, value):
            facts[key] = _told(k, value)
        elif is_unseen(key, value):
            facts[key] = unseen(k, layer, value, written)
        elif is_own(layer) and key != "name":
            facts[key] = plain(value)
    return facts


def _config(layer: Any) -> dict[str, Any]:
    try:
        return dict(plain(layer.get_config()))
    except Exception as error:  # layers of the source need not have a config
        return {"config": type(error).__name__}


def is_own(layer: Any) -> bool:
    """Whether a layer is one of the source, or runs code of it as a Lambda does."""
    return type(layer).__module__.partition(".")[0] != "keras"


def _holds_layers(k: Keras, value: Any) -> bool:
    if isinstance(value, (list, tuple)):
        return any(_holds_layers(k, item) for item in value)
    return k.is_layer(value.real if isinstance(value, Instance) else value)


def _told(k: Keras, value: Any) -> Any:
    if isinstance(value, (list, tuple)):
        return [_told(k, item) for item in value]
    value = value.real if isinstance(value, Instance) else value
    return _layer(k, value) if k.is_layer(value) else plain(value)


def _is_graph(k: Keras, layer: Any) -> bool:
    return isinstance(layer, k.keras.Sequential) or type(layer).__name__ == "Functional"


def _class(layer: Any) -> str:
    return str(getattr(type(layer), "source_name", type(layer).__name__))


def _trainable(k: Keras, model: Any) -> Any:
    return [model.trainable, *(_trainable(k, inner) for inner in _inner(k, model))]


def _inner(k: Keras, layer: Any) -> list[Any]:
    if _is_graph(k, layer):
        return layers_of(k, layer)
    return [layer.layer] if hasattr(layer, "layer") else []


def _input(k: Keras, model: Any, tensor: Any) -> dict[str, Any]:
    """Return what an input takes, and what of it the source does not tell."""
    made = _made_by(tensor)[0]
    given = given_arguments(k, made)
    facts = {
        "name": _input_name(k, made),
        "shape": tuple(tensor.shape),
        "dtype": _dtype(tensor),
        "sparse": bool(tensor.sparse),
        "ragged": bool(getattr(tensor, "ragged", False)),
        "optional": bool(getattr(made, "optional", False)),
    }
    if given is None:
        is_implied = isinstance(model, k.keras.Sequential) and model.layers
        return {**facts, **(unseen_sizes(k, model.layers[0]) if is_implied else {})}
    for key in _OF_INPUT_ALONE:
        value, written = given.get(key, (None, made))
        if is_unseen(key, value):
            facts[key] = unseen(k, made, value, written)
    return {**facts, **unseen_sizes(k, made)}


def _input_name(k: Keras, made: Any) -> Any:
    given = is_given(k, made, "name")
    if given is None:
        return None if _AUTOMATIC_INPUT_NAME.fullmatch(made.name) else made.name
    return argument(k, made, "name") if given else None


def _dtype(tensor: Any) -> str:
    return str(tensor.dtype)


def _weights(model: Any) -> list[Any]:
    return [(w.name, tuple(w.shape), str(w.dtype), bool(w.trainable)) for w in model.weights]


def _graph(k: Keras, model: Any) -> list[Any]:
    """Return the calls that lead from the inputs to the outputs, and which tensor each one gets."""
    if not (model.built and getattr(model, "inputs", None)):
        return []
    positions = {id(layer): place for place, layer in enumerate(layers_of(k, model))}
    numbers: dict[tuple[int, int], int] = {}
    starts = {id(tensor): place for place, tensor in enumerate(model.inputs)}
    steps: list[Any] = []

    def reference(tensor: Any) -> Any:
        if id(tensor) in starts:
            return ("input", starts[id(tensor)])
        operation, node, output = _made_by(tensor)
        return (numbers.get((id(operation), node), "outside"), output)

    def told(value: Any) -> Any:
        return reference(value) if k.is_tensor(value) else plain(value)

    for operation, index in _ordered(model.outputs, starts):
        node = _node(operation, index)
        numbers[id(operation), index] = len(steps)
        what = positions.get(id(operation), _class(operation))
        given = [node.arguments.args, node.arguments.kwargs]
        steps.append((what, k.keras.tree.map_structure(told, given)))
    return [*steps, ("outputs", [reference(tensor) for tensor in model.outputs])]


def _ordered(outputs: list[Any], starts: dict[int, int]) -> list[tuple[Any, int]]:
    """Return the operations that outputs come from, with the number of their call, inputs first."""
    done: dict[tuple[int, int], tuple[Any, int]] = {}
    pending: list[tuple[Any, bool]] = [(tensor, False) for tensor in reversed(outputs)]
    while pending:
        tensor, is_ready = pending.pop()
        if id(tensor) in starts:
            continue
        operation, index, _ = _made_by(tensor)
        if (id(operation), index) in done:
            continue
        before = _node(operation, index).input_tensors
        if is_ready or not before:
            done[id(operation), index] = (operation, index)
        else:
            pending.append((tensor, True))
            pending.extend((tensor, False) for tensor in reversed(before))
    return list(done.values())


def _made_by(tensor: Any) -> tuple[Any, int, int]:
    operation, node, output = tensor._keras_history
    return operation, node, output


def _node(operation: Any, index: int) -> Any:
    return operation._inbound_nodes[index]
