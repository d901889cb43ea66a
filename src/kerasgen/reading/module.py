"""One parsed Python module: its tree, parents, source order and scopes, found in a single pass."""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from kerasgen.reading.bindings import bindings_of, declare_outer, parameters_of
from kerasgen.reading.flow import key_of
from kerasgen.reading.scopes import Scope, ScopeKind

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Module", "NotPythonError", "read_module"]

_Node = TypeVar("_Node", bound=ast.AST)

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
_BLOCK_FIELDS = ("body", "orelse", "finalbody")
_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)
# The parser shares these between nodes, so they have no place of their own.
_SHARED = (ast.expr_context, ast.operator, ast.unaryop, ast.boolop, ast.cmpop)
# The expressions that bind names or open a scope.
_SCOPED = frozenset(
    {ast.Lambda, ast.NamedExpr, ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp}
)
_COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)


@dataclass(eq=False)
class Module:
    """A module read once.

    `order` numbers the nodes as they stand in the source, `kinds` lists them by type; `blocks` maps
    a statement to the list of statements it is an item of; `dotted` remembers what names were found
    to mean.
    """

    text: str
    tree: ast.Module
    scope: Scope
    parents: dict[ast.AST, ast.AST] = field(default_factory=dict)
    scopes: dict[ast.AST, Scope] = field(default_factory=dict)
    order: dict[ast.AST, int] = field(default_factory=dict)
    kinds: dict[type[ast.AST], list[ast.AST]] = field(default_factory=dict)
    blocks: dict[ast.stmt, list[ast.stmt]] = field(default_factory=dict)
    dotted: dict[tuple[Scope, str], tuple[str, ...]] = field(default_factory=dict)

    @cached_property
    def lines(self) -> list[str]:
        """The physical lines with their ends, split where Python splits them."""
        return _LINE.findall(self.text)

    @cached_property
    def attributes(self) -> dict[str, list[ast.Attribute]]:
        """The attributes `value.attr` by `attr`, in source order."""
        found: dict[str, list[ast.Attribute]] = {}
        for node in self.nodes(ast.Attribute):
            found.setdefault(node.attr, []).append(node)
        return found

    @cached_property
    def targets(self) -> dict[tuple[Scope, str], list[ast.expr]]:
        """What `m`, `self.m` or `d["m"]` is stored to, by scope and text, in source order."""
        found: dict[tuple[Scope, str], list[ast.expr]] = {}
        nodes: list[ast.Name | ast.Attribute | ast.Subscript] = [
            *self.nodes(ast.Name),
            *self.nodes(ast.Attribute),
            *self.nodes(ast.Subscript),
        ]
        for node in nodes:
            if not isinstance(node.ctx, ast.Load):
                key = key_of(node)
                if key is not None:
                    found.setdefault((self.scopes[node], key), []).append(node)
        return found

    def nodes(self, kind: type[_Node]) -> list[_Node]:
        """Return the nodes of one kind in source order."""
        found: list[Any] = self.kinds.get(kind, [])
        return found

    def column(self, line: int, offset: int) -> int:
        """Turn ast's UTF-8 byte offset in a 1-based line into a character column, 0-based."""
        text = self.lines[line - 1]
        if text.isascii():
            return offset
        return len(text.encode()[:offset].decode())

    def span(self, node: ast.expr | ast.stmt) -> tuple[int, int, int, int]:
        """Return (line, column, end line, end column), lines 1-based, columns in characters."""
        end_line, end_offset = node.end_lineno, node.end_col_offset
        assert end_line is not None
        assert end_offset is not None
        return (
            node.lineno,
            self.column(node.lineno, node.col_offset),
            end_line,
            self.column(end_line, end_offset),
        )

    def segment(self, node: ast.expr) -> str:
        """Return the source text of an expression, without parentheses around it."""
        line, column, end_line, end_column = self.span(node)
        if line == end_line:
            return self.lines[line - 1][column:end_column]
        middle = self.lines[line : end_line - 1]
        return "".join(
            [self.lines[line - 1][column:], *middle, self.lines[end_line - 1][:end_column]]
        )

    def argument(self, node: ast.expr) -> str:
        """Return the source of an expression, in parentheses where a line break would end it."""
        text = self.segment(node)
        return f"({text})" if "\n" in text and text[0] not in "([{" else text

    def statement(self, node: ast.AST) -> ast.stmt:
        """Return the innermost statement that holds `node` (itself, if it is one)."""
        while not isinstance(node, ast.stmt):
            node = self.parents[node]
        return node

    def ancestors(self, node: ast.AST) -> Iterator[ast.AST]:
        """All nodes around `node`, innermost first."""
        while node in self.parents:
            node = self.parents[node]
            yield node


class NotPythonError(Exception):
    """Raised where a text is no Python. `line` and `column` are 1-based, None if not known."""

    def __init__(self, message: str, line: int | None = None, column: int | None = None) -> None:
        super().__init__(message)
        self.line = line
        self.column = column


def read_module(text: str) -> Module:
    """Parse and read `text`. Raises NotPythonError, RecursionError if it nests too deeply."""
    try:
        tree = ast.parse(text)
    except SyntaxError as error:
        raise NotPythonError(error.msg, error.lineno, error.offset) from error
    except ValueError as error:  # a NUL byte, before Python 3.12
        raise NotPythonError("there is a NUL byte", _line_of(text, "\0")) from error
    scope = Scope(tree, "module", None)
    module = Module(text, tree, scope)
    _walk(module)
    return module


def _line_of(text: str, character: str) -> int:
    return text.count("\n", 0, text.index(character)) + 1


def _walk(module: Module) -> None:
    """Fill the module. An explicit stack: long operator chains nest deeper than Python recurses."""
    stack: list[tuple[ast.AST, ast.AST | None, Scope]] = [(module.tree, None, module.scope)]
    while stack:
        node, parent, scope = stack.pop()
        if parent is not None:
            module.parents[node] = parent
        module.scopes[node] = scope
        module.order[node] = len(module.order)
        kind = type(node)
        module.kinds.setdefault(kind, []).append(node)
        if isinstance(node, ast.Name):
            if isinstance(node.ctx, ast.Load):
                scope.loads.setdefault(node.id, []).append(node)
            continue
        if kind is ast.Constant:
            continue
        if isinstance(node, ast.expr) and kind not in _SCOPED:
            stack.extend([(child, node, scope) for child in reversed(_children(node))])
            continue
        _enter(module, node, scope)
        stack.extend(reversed(_children_with_scopes(node, scope)))


def _enter(module: Module, node: ast.AST, scope: Scope) -> None:
    """Record what a node binds, and the blocks of statements that it holds."""
    for binding in bindings_of(node):
        target = scope.frame if isinstance(node, ast.NamedExpr) else scope
        target.bind(binding)
    if isinstance(node, ast.ImportFrom) and node.names[0].name == "*":
        scope.star_imports.append((node, "." * node.level + (node.module or "")))
    for name in _BLOCK_FIELDS:
        block = getattr(node, name, None)
        if isinstance(block, list):
            module.blocks.update(dict.fromkeys(block, block))


def _children_with_scopes(
    node: ast.AST, scope: Scope
) -> list[tuple[ast.AST, ast.AST | None, Scope]]:
    if isinstance(node, _FUNCTIONS):
        inner = _open(node, "function", scope)
        for binding in parameters_of(node.args):
            inner.bind(binding)
    elif isinstance(node, ast.ClassDef):
        inner = _open(node, "class", scope)
    elif isinstance(node, _COMPREHENSIONS):
        inner = _open(node, "comprehension", scope)
        return [(child, node, inner) for child in _children(node)]
    elif isinstance(node, ast.comprehension) and scope.node.generators[0] is node:  # type: ignore[attr-defined]
        assert scope.parent is not None
        outer = scope.parent
        return [(child, node, outer if child is node.iter else scope) for child in _children(node)]
    else:
        return [(child, node, scope) for child in _children(node)]
    body = node.body if isinstance(node.body, list) else [node.body]
    return [(child, node, inner if child in body else scope) for child in _children(node)]


def _open(node: ast.AST, kind: ScopeKind, scope: Scope) -> Scope:
    inner = Scope(node, kind, scope)
    scope.children.append(inner)
    declare_outer(node, inner)
    return inner


def _children(node: ast.AST) -> list[ast.AST]:
    children: list[ast.AST] = []
    for name in node._fields:
        value = getattr(node, name, None)
        if isinstance(value, list):
            children.extend(item for item in value if isinstance(item, ast.AST))
        elif isinstance(value, ast.AST) and not isinstance(value, _SHARED):
            children.append(value)
    return children
