"""Where a model stands as a layer of another: in its list, in a wrapper, called on its tensors."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from kerasgen.reading.flow import reaching
from kerasgen.reading.meaning import call_meaning, keras_meaning

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kerasgen.reading.module import Module

__all__ = ["called_values", "layers_of_models"]

_WRAPPERS = frozenset({"TimeDistributed", "Bidirectional", "Wrapper"})
_TENSOR_ATTRIBUTES = frozenset({"input", "inputs", "output", "outputs"})


def layers_of_models(module: Module) -> Iterator[ast.expr]:
    """Yield the expressions, or lists of them, whose value becomes a layer of some model."""
    tensors = "Input" in module.text or not module.attributes.keys().isdisjoint(_TENSOR_ATTRIBUTES)
    for node in module.nodes(ast.Call):
        meaning = call_meaning(module, node)
        name = meaning.name if meaning is not None else ""
        if name == "Sequential":
            yield from node.args[:1]
            yield from (k.value for k in node.keywords if k.arg == "layers")
        elif name in _WRAPPERS:
            yield from (*node.args[:1], *(k.value for k in node.keywords if k.arg == "layer"))
        elif isinstance(node.func, ast.Attribute) and node.func.attr == "add":
            yield from node.args[:1]
        elif tensors and meaning is None and _is_on_tensors(module, node):
            yield node.func
    for assign in module.nodes(ast.Assign):
        if any(_is_attribute_of_model(module, target) for target in assign.targets):
            yield assign.value


def called_values(module: Module) -> Iterator[ast.expr]:
    """Yield every called expression that is no name of Keras: it may be a model, called."""
    for node in module.nodes(ast.Call):
        if call_meaning(module, node) is None:
            yield node.func


def _is_on_tensors(module: Module, call: ast.Call) -> bool:
    seen: set[ast.AST] = set()
    arguments = [*call.args, *(keyword.value for keyword in call.keywords)]
    return any(_is_tensor(module, argument, seen) for argument in arguments)


def _is_tensor(module: Module, node: ast.AST | None, seen: set[ast.AST]) -> bool:
    """Whether a value comes from an Input, so that a layer called on it joins a model."""
    if node is None or node in seen:
        return False
    seen.add(node)
    if isinstance(node, ast.Name):
        values = [binding.value for binding in reaching(module, node) or ()]
        return any(_is_tensor(module, value, seen) for value in values)
    if isinstance(node, ast.Attribute):
        return node.attr in _TENSOR_ATTRIBUTES
    if isinstance(node, ast.Call):
        meaning = call_meaning(module, node)
        return (meaning is not None and meaning.name == "Input") or any(
            _is_tensor(module, argument, seen)
            for argument in (*node.args, *(keyword.value for keyword in node.keywords))
        )
    if isinstance(node, ast.Lambda):
        return False
    return isinstance(node, ast.expr) and any(
        _is_tensor(module, child, seen) for child in ast.iter_child_nodes(node)
    )


def _is_attribute_of_model(module: Module, target: ast.expr) -> bool:
    """Whether a target is `self.name` in a class that derives from a model or layer of Keras."""
    if not isinstance(target, ast.Attribute) or not isinstance(target.value, ast.Name):
        return False
    function = module.scopes[target].frame.node
    arguments = getattr(function, "args", None)
    if not isinstance(arguments, ast.arguments):
        return False
    first = next(iter([*arguments.posonlyargs, *arguments.args]), None)
    if first is None or first.arg != target.value.id:
        return False
    owner = module.parents[function]
    if not isinstance(owner, ast.ClassDef):
        return False
    bases = [keras_meaning(module, base) for base in owner.bases]
    return any(base is not None and base.name in ("Model", "Layer") for base in bases)
