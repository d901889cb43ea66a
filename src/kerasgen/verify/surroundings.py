"""What a conversion leaves alone: the calls around the construction of models are those there were.

Values that the source does not tell, and what the program does with its models, are only the same
if nothing else of it has changed.
"""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["changed_call"]

# What makes a model of layers, in either form.
_MAKING = frozenset({"Input", "InputLayer", "Model", "Sequential", "add", "pop"})
# Arguments that say what an Input says.
_OF_INPUT = frozenset(
    {"batch_input_shape", "batch_size", "input_dim", "input_length", "input_shape", "shape"}
)
# Positions of layers, which an Input shifts.
_POSITION = re.compile(r"\.layers(?:\[[^\]]*\])?")


def changed_call(before: str, after: str) -> str | None:
    """Return a call that only one version makes, or makes elsewhere; None without one."""
    old, new = list(_calls(ast.parse(before))), list(_calls(ast.parse(after)))
    for left, right in zip(old, new, strict=False):
        if left != right:
            return left
    longer = old if len(old) > len(new) else new
    return None if len(old) == len(new) else longer[min(len(old), len(new))]


def _calls(node: ast.AST) -> Iterator[str]:
    """Yield the calls that make no model, in order, without those inside them."""
    for child in ast.iter_child_nodes(node):
        yield from _calls(child)
    if isinstance(node, ast.Call) and not _makes_model(node):
        yield _POSITION.sub(".layers", _text(node))


def _makes_model(call: ast.Call) -> bool:
    """Whether a call makes a model, or applies a layer to a tensor."""
    if isinstance(call.func, ast.Call):
        return True
    name = getattr(call.func, "attr", getattr(call.func, "id", ""))
    others = [keyword for keyword in call.keywords if keyword.arg not in _OF_INPUT]
    is_applied = len(call.args) == 1 and isinstance(call.args[0], ast.Name) and not others
    return name in _MAKING or is_applied


def _text(call: ast.Call) -> str:
    given = [ast.unparse(a) for a in call.args if not _holds_call(a)]
    given += [
        f"{k.arg}={ast.unparse(k.value)}"
        for k in call.keywords
        if k.arg not in _OF_INPUT and not _holds_call(k.value)
    ]
    function = "" if _holds_call(call.func) else ast.unparse(call.func)
    function = function or str(getattr(call.func, "attr", ""))
    return f"{function}({', '.join(given)})"


def _holds_call(node: ast.AST) -> bool:
    return any(isinstance(part, ast.Call) for part in ast.walk(node))
