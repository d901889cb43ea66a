"""What a name means: the dotted names that an expression can stand for, and Keras among them."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kerasgen.reading.keras_names import LAYERS, ROOTS, STAR_EXPORTS

if TYPE_CHECKING:
    from kerasgen.reading.module import Module
    from kerasgen.reading.scopes import Binding, Scope

__all__ = [
    "KerasName",
    "binding_names",
    "call_meaning",
    "dotted_names",
    "is_annotation",
    "keras_meaning",
    "split_root",
]

_UNKNOWN = ("?",)


@dataclass(frozen=True)
class KerasName:
    """A name inside Keras: `tensorflow.keras`, `layers.Dense` and `Dense`."""

    root: str
    path: str

    @property
    def name(self) -> str:
        """The last part."""
        return self.path.rpartition(".")[2]

    @property
    def is_layer(self) -> bool:
        """Whether this is a layer class of Keras."""
        return self.name in LAYERS

    @property
    def is_application(self) -> bool:
        """Whether this makes one of the models of `keras.applications`."""
        return "applications." in self.path and self.name[:1].isupper()


def split_root(dotted: str) -> KerasName | None:
    """Split `tensorflow.keras.layers.Dense` into root and path; None for what is not Keras."""
    for root in ROOTS:
        if dotted.startswith(root):
            rest = dotted[len(root) :]
            if not rest or rest.startswith("."):
                return KerasName(root, rest[1:])
    return None


def keras_meaning(module: Module, node: ast.expr) -> KerasName | None:
    """Return what `node` names in Keras, or None if it is, or may be, something else.

    Where a name has several meanings (an import in `try` and one in `except`), all must be the same
    name of Keras; the root returned is that of the first.
    """
    if not isinstance(node, (ast.Name, ast.Attribute)):
        return None
    names = [split_root(dotted) for dotted in dotted_names(module, node)]
    first = names[0] if names else None
    if first is None or any(name is None or name.name != first.name for name in names):
        return None
    return first


def call_meaning(module: Module, node: ast.AST | None) -> KerasName | None:
    """Return what a call calls in Keras; None for everything else."""
    return keras_meaning(module, node.func) if isinstance(node, ast.Call) else None


def is_annotation(module: Module, node: ast.AST) -> bool:
    """Whether a call stands where a type is meant, as in `def f() -> Sequential():`."""
    child = node
    for ancestor in module.ancestors(node):
        if child in (getattr(ancestor, "annotation", None), getattr(ancestor, "returns", None)):
            return True
        if isinstance(ancestor, ast.stmt):
            return False
        child = ancestor
    return False


def dotted_names(module: Module, node: ast.expr) -> tuple[str, ...]:
    """Return the dotted names that a name or attribute can mean, in the order of its bindings."""
    if isinstance(node, ast.Attribute):
        return tuple(f"{base}.{node.attr}" for base in dotted_names(module, node.value))
    if not isinstance(node, ast.Name):
        return _UNKNOWN
    scope = module.scopes[node]
    owner = scope.lookup(node.id)
    if owner is None:
        return (_starred(scope.module, node.id),)
    return _bound_names(module, owner, node.id)


def _bound_names(module: Module, owner: Scope, name: str) -> tuple[str, ...]:
    """Return what a name means in the scope that binds it, worked out once."""
    known = module.dotted.get((owner, name))
    if known is None:
        # A name bound to itself (`model = model.base`) meets this on its way round.
        module.dotted[owner, name] = _UNKNOWN
        found = [binding_names(module, binding) for binding in owner.bindings[name]]
        known = tuple(dict.fromkeys(n for group in found for n in group)) or _UNKNOWN
        module.dotted[owner, name] = known
    return known


def binding_names(module: Module, binding: Binding) -> tuple[str, ...]:
    """Return the dotted names that one binding can give its name."""
    if binding.kind == "import" and binding.origin is not None:
        return (binding.origin,)
    if binding.kind == "assign":
        if isinstance(binding.value, ast.Constant) and binding.value.value is None:
            return ()  # `keras = None` after a failed import
        if isinstance(binding.value, (ast.Name, ast.Attribute)):
            return dotted_names(module, binding.value)
        if isinstance(binding.value, ast.Call):
            return _partial_names(module, binding.value)
    return _UNKNOWN


def _partial_names(module: Module, call: ast.Call) -> tuple[str, ...]:
    """Return the layer class that `functools.partial` only sets some arguments of."""
    if not call.args or dotted_names(module, call.func) != ("functools.partial",):
        return _UNKNOWN
    meaning = keras_meaning(module, call.args[0])
    if meaning is None or not meaning.is_layer or any(_gives_input(k) for k in call.keywords):
        return _UNKNOWN
    return dotted_names(module, call.args[0])


def _gives_input(keyword: ast.keyword) -> bool:
    """Whether a keyword says, or may say, what the input of a layer is."""
    return keyword.arg in (None, "input_shape", "input_dim", "batch_input_shape", "dtype")


def _starred(scope: Scope, name: str) -> str:
    for _, source in reversed(scope.star_imports):
        keras = split_root(source)
        if keras is not None and name in STAR_EXPORTS.get(keras.path, ()):
            return f"{source}.{name}"
    return f"builtins.{name}"
