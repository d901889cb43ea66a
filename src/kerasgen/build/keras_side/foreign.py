"""Calls functions of TensorFlow on symbolic tensors: an error, but inside the body of a layer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kerasgen.build.allowed.tensorflow import EQUIVALENTS, KEYWORDS, is_pure
from kerasgen.build.keras_side import calling
from kerasgen.build.keras_side.arguments import real_arguments, unknown_argument
from kerasgen.build.keras_side.made import MAKERS, make_tensor, shape_of, with_open_size
from kerasgen.build.machine import Arguments
from kerasgen.build.trace import NEEDS_TENSORFLOW
from kerasgen.build.values import Unknown

if TYPE_CHECKING:
    import ast

    from kerasgen.build.keras_side.facade import Keras

__all__ = ["foreign"]


def foreign(k: Keras, dotted: str, arguments: Arguments, node: ast.AST) -> Any:
    """Call a function of another package: one of TensorFlow, on a symbolic tensor, is an error."""
    package, _, name = dotted.partition(".")
    if package != "tensorflow":
        return NotImplemented
    tensors = calling.tensors_in(k, [_trees(arguments.args), _trees(arguments.keywords)])
    if not tensors:
        makes = k.inside_call and _last(name) in MAKERS
        return make_tensor(k, _last(name), arguments) if makes else NotImplemented
    if k.inside_call:
        return _inside(k, name, arguments, node)
    facts = {"tensorflow": name, "instead": EQUIVALENTS.get(name)}
    number = k.record.begin(k.machine, "operation", f"tf.{name}", node, tensors, facts=facts)
    message = "A KerasTensor cannot be used as input to a TensorFlow function"
    raise k.failed(number, ValueError(message))


def _inside(k: Keras, name: str, arguments: Arguments, node: ast.AST) -> Any:
    """Call a function in the body of a layer, where TensorFlow gets tensors of its own."""
    first = arguments.args[0] if arguments.args else None
    if name == "shape" and k.is_tensor(first):
        return shape_of(first)
    if name == "reshape" and k.is_tensor(first):
        arguments = with_open_size(first, arguments)
    if not is_pure(name) or unknown_argument(real_arguments(arguments)) is not None:
        return Unknown(f"what `tf.{name}` gives is not known")
    if k.tensorflow is not None:
        function = _find(k.tensorflow, name)
        if function is None:
            return Unknown(f"the installed TensorFlow has no `tf.{name}`")
        return calling.call_function(k, _as_layer(k, function), name, arguments, node)
    keywords = {n: v for n, v in arguments.keywords.items() if n != "name"}
    operation = EQUIVALENTS.get(name)
    if operation is None or not KEYWORDS.keys() >= keywords.keys():
        return Unknown(f"{NEEDS_TENSORFLOW} for `tf.{name}`")
    keywords = {KEYWORDS[n]: v for n, v in keywords.items()}
    same = Arguments(arguments.args, keywords, arguments.complete)
    return calling.call_function(k, _find(k.keras.ops, operation), name, same, node)


def _last(name: str) -> str:
    return name.rpartition(".")[2]


def _find(package: Any, name: str) -> Any:
    found = package
    for part in name.split("."):
        found = getattr(found, part, None)
    return found if callable(found) and not isinstance(found, type) else None


def _as_layer(k: Keras, function: Any) -> Any:
    """Return a function of Keras's tensors that does what one of TensorFlow's does on its own."""
    tree = k.keras.tree

    def run(*args: Any, **keywords: Any) -> Any:
        given = [list(args), keywords]
        flat = tree.flatten(given)
        places = [i for i, value in enumerate(flat) if k.is_tensor(value)]

        class Operation(k.keras.layers.Layer):  # type: ignore[misc, name-defined]  # loaded late
            def call(self, tensors: Any) -> Any:
                values = list(flat)
                for place, tensor in zip(places, tensors, strict=True):
                    values[place] = tensor
                real_args, real_keywords = tree.pack_sequence_as(given, values)
                return function(*real_args, **real_keywords)

        return Operation()([flat[place] for place in places])

    return run


def _trees(values: Any) -> Any:
    if isinstance(values, dict):
        return {key: _trees(value) for key, value in values.items()}
    if isinstance(values, (list, tuple)):
        return [_trees(value) for value in values]
    return values
