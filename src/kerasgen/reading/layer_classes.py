"""Which calls make a layer that takes `input_shape=` as Keras's own layers do."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from kerasgen.reading.meaning import call_meaning, dotted_names, keras_meaning

if TYPE_CHECKING:
    from kerasgen.reading.module import Module

__all__ = ["is_keras_2_layer", "takes_input_shape"]

# Layer classes outside Keras that pass `input_shape=` on to it; these build on tf_keras.
_OTHERS = frozenset({"tensorflow_hub.KerasLayer"})


def takes_input_shape(module: Module, call: ast.Call) -> bool:
    """Whether the call makes a layer of Keras, or one of this module that passes the shape on."""
    meaning = call_meaning(module, call)
    if meaning is not None:
        return meaning.is_layer
    if not isinstance(call.func, (ast.Name, ast.Attribute)):
        return False
    if dotted_names(module, call.func)[0] in _OTHERS:
        return True
    if not isinstance(call.func, ast.Name):
        return False
    owner = module.scopes[call].lookup(call.func.id)
    bindings = owner.bindings[call.func.id] if owner is not None else []
    if len(bindings) != 1 or not isinstance(bindings[0].node, ast.ClassDef):
        return False
    return _passes_on(module, bindings[0].node)


def is_keras_2_layer(module: Module, call: ast.Call) -> bool:
    """Whether a layer is surely one of Keras 2, whose `dtype=` is also that of its input."""
    meaning = call_meaning(module, call)
    if meaning is not None:
        return meaning.root == "tf_keras"
    return dotted_names(module, call.func)[0] in _OTHERS


def _passes_on(module: Module, definition: ast.ClassDef) -> bool:
    bases = [keras_meaning(module, base) for base in definition.bases]
    if not any(base is not None and (base.is_layer or base.name == "Layer") for base in bases):
        return False
    for statement in definition.body:
        if isinstance(statement, ast.FunctionDef) and statement.name == "__init__":
            arguments = statement.args
            named = {a.arg for a in (*arguments.args, *arguments.kwonlyargs)}
            return arguments.kwarg is not None and not named & {"input_shape", "input_dim"}
    return True
