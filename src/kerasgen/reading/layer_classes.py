"""Which calls surely make a layer, and which of them takes `input_shape=` as Keras's own do."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from kerasgen.reading.keras_names import LAYER_PACKAGES
from kerasgen.reading.meaning import call_meaning, dotted_names, keras_meaning, split_root

if TYPE_CHECKING:
    from kerasgen.reading.module import Module

__all__ = ["is_keras_2_layer", "is_ready_made", "makes_layer", "takes_input_shape"]

# Layer classes outside Keras that pass `input_shape=` on to it; these build on tf_keras.
_OTHERS = frozenset({"tensorflow_hub.KerasLayer"})

# What gives a model, and so a layer.
_MODELS = frozenset({"Functional", "Model", "Sequential", "clone_model", "load_model"})
# What makes a class behave unlike a layer, or not be one.
_OVERRIDES = frozenset({"__call__", "__new__"})
_REGISTERING = frozenset({"dataclass", "register_keras_serializable"})


def makes_layer(module: Module, call: ast.Call) -> bool:
    """Whether the call surely gives a layer or a model of Keras."""
    meaning = call_meaning(module, call)
    if meaning is not None:
        return meaning.is_layer or meaning.is_application or meaning.name in _MODELS
    if not isinstance(call.func, (ast.Name, ast.Attribute)):
        return False
    return all(_is_layer_name(name) for name in dotted_names(module, call.func)) or (
        isinstance(call.func, ast.Name) and _is_own_layer(module, call.func, set())
    )


def is_ready_made(module: Module, node: ast.expr) -> bool:
    """Whether the layers of an own class make nothing when they are built: it has no `build`."""
    name = node.func if isinstance(node, ast.Call) else node
    owner = module.scopes[name].lookup(name.id) if isinstance(name, ast.Name) else None
    bindings = owner.bindings[getattr(name, "id", "")] if owner is not None else []
    definition = bindings[0].node if len(bindings) == 1 else None
    if not isinstance(definition, ast.ClassDef):
        return False
    builds = any(getattr(statement, "name", None) == "build" for statement in definition.body)
    return not builds and all(
        keras_meaning(module, base) is not None or is_ready_made(module, base)
        for base in definition.bases
    )


def _is_layer_name(dotted: str) -> bool:
    keras = split_root(dotted)
    return _is_layer_package(dotted) or (keras is not None and keras.is_layer)


def _is_layer_package(dotted: str) -> bool:
    package, _, rest = dotted.partition(".")
    is_class = rest.rpartition(".")[2][:1].isupper()
    return dotted in _OTHERS or (
        package in LAYER_PACKAGES and rest.startswith("layers.") and is_class
    )


def _is_own_layer(module: Module, name: ast.Name, seen: set[ast.AST]) -> bool:
    """Whether a name is that of one class of this module that derives from a layer or model."""
    owner = module.scopes[name].lookup(name.id)
    bindings = owner.bindings[name.id] if owner is not None else []
    definition = bindings[0].node if len(bindings) == 1 else None
    if not isinstance(definition, ast.ClassDef) or definition in seen:
        return False
    seen.add(definition)
    if _is_unusual(definition):
        return False
    found = [_is_layer_class(module, base, seen) for base in definition.bases]
    mixins = [b for b, is_layer in zip(definition.bases, found, strict=True) if not is_layer]
    return any(found) and all(_is_plain_class(module, base) for base in mixins)


def _is_unusual(definition: ast.ClassDef) -> bool:
    """Whether a class says itself how it is made or called, or is changed by a decorator."""
    stored = {n.id for s in definition.body for n in ast.walk(s) if isinstance(n, ast.Name)}
    names = {getattr(statement, "name", None) for statement in definition.body} | stored
    decorators = [d.func if isinstance(d, ast.Call) else d for d in definition.decorator_list]
    known = all(getattr(d, "attr", getattr(d, "id", "")) in _REGISTERING for d in decorators)
    return bool(names & _OVERRIDES) or not known or bool(definition.keywords)


def _is_plain_class(module: Module, base: ast.expr) -> bool:
    """Whether a base is a class of this module without bases, that calls nothing its own way."""
    if not isinstance(base, ast.Name):
        return False
    owner = module.scopes[base].lookup(base.id)
    bindings = owner.bindings[base.id] if owner is not None else []
    definition = bindings[0].node if len(bindings) == 1 else None
    return (
        isinstance(definition, ast.ClassDef)
        and not definition.bases
        and not _is_unusual(definition)
    )


def _is_layer_class(module: Module, base: ast.expr, seen: set[ast.AST]) -> bool:
    meaning = keras_meaning(module, base)
    if meaning is not None:
        return meaning.is_layer or meaning.name in ("Layer", "Model", "Sequential")
    if isinstance(base, (ast.Name, ast.Attribute)):
        if all(_is_layer_package(dotted) for dotted in dotted_names(module, base)):
            return True
    return isinstance(base, ast.Name) and _is_own_layer(module, base, seen)


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
