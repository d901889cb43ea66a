"""Arguments that Keras never saw: objects of the source, and values that the source does not tell.

A build leaves them out, or puts trial values in their place, so a config does not show them. What
the source writes in their place is compared instead.
"""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING, Any

from kerasgen.build.keras_side.arguments import SHAPELESS
from kerasgen.build.keras_side.trials import parameter_names
from kerasgen.build.values import (
    Array,
    BoundMethod,
    ClassValue,
    Function,
    Instance,
    Partial,
    Symbol,
    Unknown,
)

if TYPE_CHECKING:
    from kerasgen.build.keras_side.facade import Keras

__all__ = ["unseen_arguments"]

_OF_INPUT = frozenset(
    {"input_shape", "input_dim", "batch_input_shape", "input_length", "batch_size", "layers",
     "inputs", "outputs"}
)  # fmt: skip


def unseen_arguments(k: Keras, layer: Any) -> dict[str, str]:
    """Return how the source writes those arguments of a layer that are not in its config."""
    given = k.record.arguments.get(id(layer))
    if given is None:
        return {}
    names = parameter_names(type(layer))
    positional = [
        (names[i] if i < len(names) else f"argument {i + 1}", value)
        for i, value in enumerate(given.arguments.args)
    ]
    values = dict([*positional, *given.arguments.keywords.items()])
    return {
        str(name): _text(name, value, given.node)
        for name, value in values.items()
        if name not in _OF_INPUT and _is_unseen(str(name), value)
    }


def _is_unseen(name: str, value: Any) -> bool:
    if isinstance(value, (list, tuple)):
        return any(_is_unseen(name, item) for item in value)
    if isinstance(value, (Unknown, Function, BoundMethod, Partial, ClassValue, Symbol, Array)):
        return True
    return isinstance(value, Instance) and (value.real is None or name in SHAPELESS)


def _text(name: str, value: Any, node: ast.AST) -> str:
    """Return what tells an unseen value: a name, the code of a function, or the expression."""
    if isinstance(value, Symbol):
        return value.dotted
    if isinstance(value, Function):
        return ast.unparse(value.node)
    keywords = node.keywords if isinstance(node, ast.Call) else []
    for keyword in keywords:
        if keyword.arg == name:
            return ast.unparse(keyword.value)
    return type(value).__name__
