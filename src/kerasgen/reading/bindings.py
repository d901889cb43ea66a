"""Which names a node binds: one small function for each kind of node that binds."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from kerasgen.reading.scopes import Binding, Scope

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

__all__ = ["bindings_of", "declare_outer", "parameters_of"]


def bindings_of(node: ast.AST) -> Iterable[Binding]:
    """Return the bindings that `node` itself makes, not those of the nodes inside it."""
    read = _READERS.get(type(node))
    return read(node) if read is not None else ()


def declare_outer(node: ast.AST, scope: Scope) -> None:
    """Record the `global` and `nonlocal` statements of the scope that `node` opens."""
    body = getattr(node, "body", None)
    pending = list(body) if isinstance(body, list) else []
    while pending:
        statement = pending.pop()
        if isinstance(statement, ast.Global):
            scope.elsewhere.update(dict.fromkeys(statement.names, "global"))
        elif isinstance(statement, ast.Nonlocal):
            scope.elsewhere.update(dict.fromkeys(statement.names, "nonlocal"))
        elif not isinstance(statement, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            pending.extend(
                child
                for child in ast.iter_child_nodes(statement)
                if isinstance(child, (ast.stmt, ast.excepthandler, ast.match_case))
            )


def _targets(target: ast.expr, value: ast.AST | None, node: ast.AST) -> Iterator[Binding]:
    if isinstance(target, ast.Name):
        yield Binding(target.id, "assign", node, value)
    else:
        yield from _parts(target, value, node)


def _parts(target: ast.expr, value: ast.AST | None, node: ast.AST) -> Iterator[Binding]:
    if isinstance(target, ast.Name):
        yield Binding(target.id, "part", node, value)
    elif isinstance(target, (ast.Tuple, ast.List)):
        values: list[ast.AST | None] = [None] * len(target.elts)
        if isinstance(value, (ast.Tuple, ast.List)) and len(value.elts) == len(target.elts):
            values = list(value.elts)
        for element, part in zip(target.elts, values, strict=True):
            if part is None:
                yield from _parts(element, value, node)
            else:
                yield from _targets(element, part, node)
    elif isinstance(target, ast.Starred):
        yield from _parts(target.value, value, node)


def _assign(node: ast.Assign) -> Iterator[Binding]:
    for target in node.targets:
        yield from _targets(target, node.value, node)


def _annotated(node: ast.AnnAssign) -> Iterator[Binding]:
    if node.value is not None:
        yield from _targets(node.target, node.value, node)


def _augmented(node: ast.AugAssign) -> Iterator[Binding]:
    if isinstance(node.target, ast.Name):
        yield Binding(node.target.id, "other", node)


def _walrus(node: ast.NamedExpr) -> Iterator[Binding]:
    yield Binding(node.target.id, "assign", node, node.value)


def _loop(node: ast.For | ast.AsyncFor | ast.comprehension) -> Iterator[Binding]:
    for binding in _parts(node.target, node.iter, node):
        kind = "loop" if isinstance(node.target, ast.Name) else "part"
        yield Binding(binding.name, kind, node, node.iter)  # type: ignore[arg-type]


def _with(node: ast.With | ast.AsyncWith) -> Iterator[Binding]:
    for item in node.items:
        if item.optional_vars is not None:
            for binding in _parts(item.optional_vars, item.context_expr, node):
                yield Binding(binding.name, "other", node)


def _import(node: ast.Import) -> Iterator[Binding]:
    for alias in node.names:
        if alias.asname is not None:
            yield Binding(alias.asname, "import", node, alias, alias.name)
        else:
            top = alias.name.partition(".")[0]
            yield Binding(top, "import", node, alias, top)


def _import_from(node: ast.ImportFrom) -> Iterator[Binding]:
    source = "." * node.level + (node.module or "")
    for alias in node.names:
        if alias.name != "*":
            origin = f"{source}.{alias.name}"
            yield Binding(alias.asname or alias.name, "import", node, alias, origin)


def _definition(node: ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) -> Iterator[Binding]:
    yield Binding(node.name, "definition", node, node)


def _handler(node: ast.ExceptHandler) -> Iterator[Binding]:
    if node.name is not None:
        yield Binding(node.name, "other", node)


def _delete(node: ast.Delete) -> Iterator[Binding]:
    for target in node.targets:
        if isinstance(target, ast.Name):
            yield Binding(target.id, "other", node)


def _capture(node: ast.MatchAs | ast.MatchStar) -> Iterator[Binding]:
    if node.name is not None:
        yield Binding(node.name, "other", node)


def _rest(node: ast.MatchMapping) -> Iterator[Binding]:
    if node.rest is not None:
        yield Binding(node.rest, "other", node)


def parameters_of(node: ast.arguments) -> Iterator[Binding]:
    """Return the bindings of a signature; they belong to the scope that the function opens."""
    positional = [*node.posonlyargs, *node.args]
    missing: list[ast.expr | None] = [None] * (len(positional) - len(node.defaults))
    for parameter, default in zip(positional, [*missing, *node.defaults], strict=True):
        yield Binding(parameter.arg, "parameter", parameter, default)
    for parameter, default in zip(node.kwonlyargs, node.kw_defaults, strict=True):
        yield Binding(parameter.arg, "parameter", parameter, default)
    for rest in (node.vararg, node.kwarg):
        if rest is not None:
            yield Binding(rest.arg, "other", rest)


_READERS: dict[type[ast.AST], Callable[..., Iterator[Binding]]] = {
    ast.Assign: _assign,
    ast.AnnAssign: _annotated,
    ast.AugAssign: _augmented,
    ast.NamedExpr: _walrus,
    ast.For: _loop,
    ast.AsyncFor: _loop,
    ast.comprehension: _loop,
    ast.With: _with,
    ast.AsyncWith: _with,
    ast.Import: _import,
    ast.ImportFrom: _import_from,
    ast.FunctionDef: _definition,
    ast.AsyncFunctionDef: _definition,
    ast.ClassDef: _definition,
    ast.ExceptHandler: _handler,
    ast.Delete: _delete,
    ast.MatchAs: _capture,
    ast.MatchStar: _capture,
    ast.MatchMapping: _rest,
}
