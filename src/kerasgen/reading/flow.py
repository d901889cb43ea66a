"""Where statements stand: blocks, what encloses what, and which store a read sees."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kerasgen.reading.module import Module
    from kerasgen.reading.scopes import Binding

__all__ = [
    "assigned_value",
    "encloses",
    "enclosing_loop",
    "innermost_loop",
    "key_of",
    "last_order",
    "names_in",
    "reaching",
    "statement_in_block",
    "surely_before",
]

_LOOPS = (ast.For, ast.AsyncFor, ast.While)
_FRAMES = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda, ast.Module)


def key_of(node: ast.AST) -> str | None:
    """Return the text of a target that can be followed: `m`, `self.m`, `d["m"]`, `ms[i]`."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        base = key_of(node.value)
        return f"{base}.{node.attr}" if base else None
    if isinstance(node, ast.Subscript):
        base = key_of(node.value)
        index = node.slice
        if base and isinstance(index, ast.Constant):
            return f"{base}[{index.value!r}]"
        if base and isinstance(index, ast.Name):
            return f"{base}[{index.id}]"
    return None


def names_in(node: ast.AST) -> set[str]:
    """Return every name that occurs in a subtree."""
    return {inner.id for inner in ast.walk(node) if isinstance(inner, ast.Name)}


def statement_in_block(module: Module, node: ast.AST, block: list[ast.stmt]) -> ast.stmt | None:
    """Return the statement of `block` that holds `node`; None if it is elsewhere."""
    if isinstance(node, ast.stmt) and module.blocks.get(node) is block:
        return node
    for ancestor in module.ancestors(node):
        if isinstance(ancestor, ast.stmt) and module.blocks.get(ancestor) is block:
            return ancestor
        if isinstance(ancestor, _FRAMES):
            return None
    return None


def encloses(module: Module, outer: ast.stmt, node: ast.AST) -> bool:
    """Whether the block that `outer` stands in also holds `node`, directly or deeper."""
    return statement_in_block(module, node, module.blocks[outer]) is not None


def surely_before(module: Module, earlier: ast.stmt, node: ast.AST) -> bool:
    """Whether `earlier` has run by `node`: its block holds both, but for a `with` around it."""
    while not encloses(module, earlier, node):
        around = module.parents[earlier]
        if not isinstance(around, (ast.With, ast.AsyncWith)):
            return False
        earlier = around
    return True


def enclosing_loop(module: Module, node: ast.AST) -> ast.stmt | None:
    """Return the outermost loop around `node` in its own function, module or class."""
    found: ast.stmt | None = None
    for ancestor in module.ancestors(node):
        if isinstance(ancestor, _FRAMES):
            break
        if isinstance(ancestor, _LOOPS):
            found = ancestor
    return found


def innermost_loop(module: Module, node: ast.AST) -> ast.stmt | None:
    """Return the loop that a `break` or `continue` ends: not one whose `else` it stands in."""
    child = node
    for ancestor in module.ancestors(node):
        if isinstance(ancestor, _FRAMES):
            break
        if isinstance(ancestor, _LOOPS) and child in ancestor.body:
            return ancestor
        child = ancestor
    return None


def last_order(module: Module, node: ast.AST) -> int:
    """Return the order number of the last node in a subtree."""
    return max(module.order[inner] for inner in ast.walk(node) if inner in module.order)


def reaching(module: Module, node: ast.Name) -> list[Binding] | None:
    """Return the bindings that a read can see, latest first; None where that cannot be told.

    In the scope that owns the name: the latest binding before the read whose block holds the read,
    and those after it in other blocks. From another scope: all of them.
    """
    scope = module.scopes[node]
    owner = scope.lookup(node.id)
    if owner is None:
        return None
    bindings = owner.bindings[node.id]
    if owner.frame is not scope.frame or owner.kind == "comprehension":
        return list(bindings)
    return _seen_from(module, node, bindings)


def _seen_from(module: Module, node: ast.Name, bindings: list[Binding]) -> list[Binding]:
    position = module.order[node]
    seen: list[Binding] = []
    for binding in reversed(bindings):
        if binding.kind in ("parameter", "other") and isinstance(binding.node, ast.arg):
            seen.append(binding)
            break
        if _later(module, binding, node, position):
            loop = enclosing_loop(module, node)
            if loop is not None and loop in module.ancestors(binding.node):
                seen.append(binding)
            continue
        seen.append(binding)
        statement = module.statement(binding.node)
        if surely_before(module, statement, node) or _loop_holds(binding, node, module):
            break
    return seen


def _later(module: Module, binding: Binding, node: ast.Name, position: int) -> bool:
    """Whether a binding happens after the read: an assignment's own right side comes before it."""
    if module.order[binding.node] > position:
        return True
    held = isinstance(binding.node, (ast.Assign, ast.AnnAssign, ast.AugAssign, ast.NamedExpr))
    return held and binding.node in module.ancestors(node)


def _loop_holds(binding: Binding, node: ast.Name, module: Module) -> bool:
    return isinstance(binding.node, (*_LOOPS, ast.With, ast.AsyncWith)) and (
        binding.node in module.ancestors(node)
    )


def assigned_value(module: Module, node: ast.Name) -> ast.AST | None:
    """Return the only expression that a variable can hold where it is read; None if unknown."""
    bindings = reaching(module, node)
    if not bindings or len(bindings) != 1 or bindings[0].kind != "assign":
        return None
    return bindings[0].value
