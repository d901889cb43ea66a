"""What two models must have in common, as plain data, under the words that a difference is told in.

A model that was built without variables can be described: nothing is computed.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from kerasgen.verify.arguments import unseen_arguments
from kerasgen.verify.plain import given_name, plain

if TYPE_CHECKING:
    from kerasgen.build.keras_side.facade import Keras

__all__ = ["describe", "layers_of"]

_AUTOMATIC_INPUT_NAME = re.compile(r"(input_layer|keras_tensor)(_\d+)?")


def describe(k: Keras, model: Any) -> dict[str, Any]:
    """Return the facts of a built model by what they are called, the most telling first."""
    return {
        "the name of the model": given_name(model.name),
        "the inputs": _inputs(model),
        "the layers": _brief(k, model),
        "the layers in detail": _layers(k, model),
        "what is trainable": _trainable(k, model),
        "how the layers are connected": _graph(k, model),
        "the weights": _weights(model),
        "the outputs": [(tuple(t.shape), _dtype(t)) for t in model.outputs],
    }


def layers_of(k: Keras, model: Any) -> list[Any]:
    """Return the layers of a model, each once, without those that only stand for an input."""
    layers = {id(layer): layer for layer in model.layers}
    return [v for v in layers.values() if not isinstance(v, k.keras.layers.InputLayer)]


def _brief(k: Keras, model: Any) -> list[tuple[str, str | None]]:
    """Return the class and the name of each layer."""
    return [
        ("model", given_name(layer.name)) if _is_graph(k, layer) else (_class(layer), layer.name)
        for layer in layers_of(k, model)
    ]


def _layers(k: Keras, model: Any) -> list[Any]:
    return [_layer(k, layer) for layer in layers_of(k, model)]


def _layer(k: Keras, layer: Any) -> Any:
    if _is_graph(k, layer):
        return ("model", given_name(layer.name), _layers(k, layer), _graph(k, layer))
    try:
        config = plain(layer.get_config())
    except Exception as error:  # layers of the source need not have a config
        config = type(error).__name__
    if isinstance(config, tuple):
        config = dict(config)
    return (_class(layer), layer.name, config, unseen_arguments(k, layer))


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


def _inputs(model: Any) -> list[Any]:
    found = []
    for tensor in model.inputs:
        name = _made_by(tensor)[0].name
        name = None if _AUTOMATIC_INPUT_NAME.fullmatch(name) else name
        sparse, ragged = bool(tensor.sparse), bool(getattr(tensor, "ragged", False))
        found.append((tuple(tensor.shape), _dtype(tensor), name, sparse, ragged))
    return found


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
