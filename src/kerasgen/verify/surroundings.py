"""What a conversion leaves alone: the code around the construction of models is what it was.

Values that the source does not tell, and what the program does with its models, are only the same
if nothing else of it has changed.
"""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["changed_code"]

# What makes a model of layers, in either form.
_MAKING = frozenset({"Input", "InputLayer", "Model", "Sequential", "add", "pop"})
_BLOCKS = ("body", "orelse", "finalbody", "handlers", "cases")
# Packages that a conversion may import something of.
_PACKAGES = frozenset({"keras", "tensorflow", "tf_keras"})
# Arguments that say what an Input says.
_OF_INPUT = frozenset(
    {"batch_input_shape", "batch_size", "input_dim", "input_length", "input_shape", "shape"}
)
# Positions of layers, which an Input shifts.
_POSITION = re.compile(r"\.layers(?:\[[^\]]*\])?")


def changed_code(before: str, after: str) -> str | None:
    """Return code that only one version has, or has elsewhere; None without any."""
    old, new = list(_code(ast.parse(before))), list(_code(ast.parse(after)))
    for left, right in zip(old, new, strict=False):
        if left != right:
            return left
    longer = old if len(old) > len(new) else new
    return None if len(old) == len(new) else longer[min(len(old), len(new))]


def _code(node: ast.AST) -> Iterator[str]:
    """Yield the calls that make no model, in order, and the statements without such as do."""
    for child in ast.iter_child_nodes(node):
        yield from _code(child)
    if isinstance(node, ast.Call) and not _makes_model(node):
        yield _shown(_text(node))
    elif isinstance(node, ast.stmt):
        head = _head(node)
        if head and not _is_of_a_model(node, head):
            yield _shown("; ".join(ast.unparse(part) for part in head))


def _shown(text: str) -> str:
    return _POSITION.sub(".layers", text)


def _head(node: ast.stmt) -> list[ast.AST]:
    """Return a statement, or the parts of it that stand before its blocks."""
    if not any(isinstance(getattr(node, name, None), list) for name in _BLOCKS):
        return [node]
    fields = ((name, value) for name, value in ast.iter_fields(node) if name not in _BLOCKS)
    parts = (
        part for _, value in fields for part in (value if isinstance(value, list) else [value])
    )
    return [part for part in parts if isinstance(part, ast.AST)]


def _is_of_a_model(node: ast.stmt, head: list[ast.AST]) -> bool:
    """Whether a statement makes a model, imports what that needs, or names a tensor anew."""
    if isinstance(node, ast.ImportFrom):
        return (node.module or "").partition(".")[0] in _PACKAGES
    if isinstance(node, ast.Import):
        return all(alias.name.partition(".")[0] in _PACKAGES for alias in node.names)
    if isinstance(node, ast.Assign) and isinstance(node.value, (ast.Name, ast.List)):
        return True
    parts = [part for one in head for part in ast.walk(one)]
    return any(isinstance(part, ast.Call) and _makes_model(part) for part in parts)


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
