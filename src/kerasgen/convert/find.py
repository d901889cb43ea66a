"""Finds the calls that make models, what each is bound to, and where each stands."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kerasgen.convert.keep import Keep
from kerasgen.reading.flow import key_of
from kerasgen.reading.meaning import call_meaning, is_annotation, keras_meaning

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kerasgen.reading.meaning import KerasName
    from kerasgen.reading.module import Module
    from kerasgen.reading.scopes import Scope

__all__ = [
    "Construction",
    "calls_before",
    "check_place",
    "constructions",
    "is_elif",
    "is_harmless",
    "subclasses",
]

_COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)


@dataclass(frozen=True, eq=False)
class Construction:
    """A call of Keras's Sequential or Model.

    `keys` are the targets it is assigned to, as text; empty where it is part of an expression.
    """

    call: ast.Call
    statement: ast.stmt
    scope: Scope
    meaning: KerasName
    keys: tuple[str, ...]
    name: str


def constructions(module: Module, class_name: str) -> list[Construction]:
    """Return the calls of one of Keras's model classes, in source order."""
    found = []
    for node in module.nodes(ast.Call):
        meaning = call_meaning(module, node)
        if meaning is None or meaning.name != class_name:
            continue
        if not is_annotation(module, node):
            found.append(_construction(module, node, meaning))
    return found


def subclasses(module: Module, class_name: str) -> Iterator[ast.ClassDef]:
    """Return the classes that derive from one of Keras's model classes."""
    for node in module.nodes(ast.ClassDef):
        bases = [keras_meaning(module, base) for base in node.bases]
        if any(base is not None and base.name == class_name for base in bases):
            yield node


def _construction(module: Module, call: ast.Call, meaning: KerasName) -> Construction:
    statement = module.statement(call)
    keys: list[str] = []
    for target in _assigned(statement, call):
        key = key_of(target)
        if key is not None:
            keys.append(key)
    scope = module.scopes[call]
    name = keys[0] if keys else _surrounding_name(module, call, meaning.name)
    return Construction(call, statement, scope, meaning, tuple(keys), name)


def _assigned(statement: ast.stmt, call: ast.Call) -> list[ast.expr]:
    if isinstance(statement, ast.Assign) and statement.value is call:
        return statement.targets
    if isinstance(statement, ast.AnnAssign) and statement.value is call:
        return [statement.target]
    return []


def _surrounding_name(module: Module, call: ast.Call, otherwise: str) -> str:
    for ancestor in module.ancestors(call):
        if isinstance(ancestor, (ast.FunctionDef, ast.AsyncFunctionDef)):
            return ancestor.name
    return otherwise


def check_place(module: Module, construction: Construction) -> None:
    """Raise Keep where no statement can stand before the call, or the model belongs to another."""
    call = construction.call
    if construction.scope.frame.kind == "class":
        message = "names of tensors in a class body are attributes of the class"
        raise Keep("not-hoistable", message, call)
    child: ast.AST = call
    for ancestor in module.ancestors(call):
        if isinstance(ancestor, ast.stmt):
            _check_statement(module, ancestor, child)
            break
        _check_nested(module, ancestor, child, call)
        _check_expression(ancestor, child)
        child = ancestor


def _check_nested(module: Module, ancestor: ast.AST, child: ast.AST, call: ast.Call) -> None:
    if not isinstance(ancestor, ast.Call):
        return
    if ancestor.func is call:
        raise Keep("nested-in-place", "it is called where it is written", ancestor)
    meaning = call_meaning(module, ancestor)
    if child is ancestor.func:
        return
    adds = isinstance(ancestor.func, ast.Attribute) and ancestor.func.attr == "add"
    inner = meaning is not None and (meaning.name == "Sequential" or meaning.is_layer)
    if adds or inner:
        raise Keep("nested-in-place", "it is written in place inside another model", ancestor)


def _check_expression(ancestor: ast.AST, child: ast.AST) -> None:
    where = None
    if isinstance(ancestor, ast.Lambda):
        where = "a lambda"
    elif isinstance(ancestor, _COMPREHENSIONS):
        where = "a comprehension"
    elif isinstance(ancestor, ast.arguments):
        where = "a default argument"
    elif isinstance(ancestor, ast.IfExp) and child is not ancestor.test:
        where = "a conditional expression"
    elif isinstance(ancestor, ast.BoolOp) and child is not ancestor.values[0]:
        where = "an `and` or `or`"
    elif isinstance(ancestor, (ast.JoinedStr, ast.FormattedValue)):
        where = "an f-string"
    elif isinstance(ancestor, (ast.match_case, ast.ExceptHandler)):
        where = "the head of a `case` or an `except`"
    elif isinstance(ancestor, ast.Compare) and child is not ancestor.left:
        where = "a comparison"
    if where is not None:
        raise Keep("not-hoistable", f"it stands in {where}", child)


def _check_statement(module: Module, statement: ast.stmt, child: ast.AST) -> None:
    if isinstance(statement, ast.While):
        raise Keep("not-hoistable", "it stands in the test of a `while`", child)
    if isinstance(statement, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
        raise Keep("not-hoistable", f"it stands in the head of `{statement.name}`", child)
    if isinstance(statement, ast.Assert) and child is statement.msg:
        raise Keep("not-hoistable", "it stands in the message of an `assert`", child)
    if is_elif(module, statement):
        raise Keep("not-hoistable", "it stands in the test of an `elif`", child)


def is_elif(module: Module, statement: ast.stmt) -> bool:
    """Whether a statement is an `if` spelled `elif`: nothing can be put before it."""
    if not isinstance(statement, ast.If):
        return False
    line, column, _, _ = module.span(statement)
    return module.lines[line - 1].startswith("elif", column)


def calls_before(module: Module, construction: Construction) -> list[ast.Call]:
    """Return the calls that the statement of a construction evaluates before it."""
    call = construction.call
    around = set(module.ancestors(call))
    root: ast.AST = construction.statement
    if isinstance(root, (ast.Assign, ast.AnnAssign, ast.AugAssign)) and root.value is not None:
        root = root.value
    before = module.order[call]
    return [
        node
        for node in ast.walk(root)
        if isinstance(node, ast.Call) and node not in around and module.order[node] < before
    ]


def is_harmless(module: Module, call: ast.Call) -> bool:
    """Whether a call surely makes no layer and takes no seed."""
    function = call.func
    if isinstance(function, ast.Name) and module.scopes[function].lookup(function.id) is None:
        return function.id in ("len", "int", "float", "range", "tuple", "list", "str", "print")
    return False
