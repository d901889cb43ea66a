"""Names inside strings that Python reads as code: forward references, `__all__`, `eval`."""

from __future__ import annotations

import ast
import warnings
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kerasgen.reading.module import Module

__all__ = ["is_quoted_use"]

# Functions that look up, or run, what a string names.
_READERS = frozenset(
    {"ForwardRef", "TypeVar", "cast", "compile", "delattr", "eval", "exec", "get", "getattr",
     "hasattr", "patch", "pop", "setattr"}
)  # fmt: skip


def is_quoted_use(module: Module, text: ast.Constant, name: str) -> bool:
    """Whether a string may stand for a variable: it names it, where strings are read as code."""
    if not isinstance(text.value, str) or name not in text.value:
        return False
    child: ast.AST = text
    for ancestor in module.ancestors(text):
        if child in (getattr(ancestor, "annotation", None), getattr(ancestor, "returns", None)):
            return _names(text.value, name)
        if isinstance(ancestor, ast.Subscript):  # `globals()["Model"]`, `Optional["Model"]`
            return _names(text.value, name)
        if isinstance(ancestor, ast.Call) and _called(ancestor) in _READERS:
            return True
        if isinstance(ancestor, ast.stmt):
            names = {node.id for node in ast.walk(ancestor) if isinstance(node, ast.Name)}
            return "__all__" in names and text.value == name
        child = ancestor
    return False


def _called(call: ast.Call) -> str | None:
    function = call.func
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", None)


def _names(code: str, name: str) -> bool:
    """Whether a string is an expression with a variable in it."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            tree = ast.parse(code.strip(), mode="eval")
    except (SyntaxError, ValueError, MemoryError, RecursionError):
        return False
    return any(isinstance(node, ast.Name) and node.id == name for node in ast.walk(tree))
