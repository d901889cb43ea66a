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
    by_position = given.arguments.args
    values = {
        (names[i] if i < len(names) else f"argument {i + 1}"): value
        for i, value in enumerate(by_position)
    }
    written = _written(given.node, list(values))
    values.update(given.arguments.keywords)
    return {
        str(name): _text(value, written.get(name))
        for name, value in values.items()
        if name not in _OF_INPUT and _is_unseen(str(name), value)
    }


def _written(node: ast.AST, names: list[str]) -> dict[str, ast.expr]:
    """Return the arguments of a call by their names; `names` are those of the ones by position."""
    if not isinstance(node, ast.Call):
        return {}
    found = {k.arg: k.value for k in node.keywords if k.arg is not None}
    if not any(isinstance(argument, ast.Starred) for argument in node.args):
        # From the end: what is called may have got some before, or takes its tensors first.
        found.update(zip(reversed(names), reversed(node.args), strict=False))
    return found


def _is_unseen(name: str, value: Any) -> bool:
    if isinstance(value, (list, tuple)):
        return any(_is_unseen(name, item) for item in value)
    if isinstance(value, (Unknown, Function, BoundMethod, Partial, ClassValue, Symbol, Array)):
        return True
    return isinstance(value, Instance) and (value.real is None or name in SHAPELESS)


def _text(value: Any, written: ast.expr | None) -> str:
    """Return what tells an unseen value: a name, the code of a function, or the expression."""
    if isinstance(value, Symbol):
        return value.dotted
    if isinstance(value, Function):
        return ast.unparse(value.node)
    return type(value).__name__ if written is None else ast.unparse(written)
