"""Runs statements."""

from __future__ import annotations

import ast
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from kerasgen.build import operators
from kerasgen.build.bind import assign
from kerasgen.build.branches import Break, Continue, Return, either, join
from kerasgen.build.classes import make_class
from kerasgen.build.expressions import make_function
from kerasgen.build.frames import Frame
from kerasgen.build.indexing import items_of
from kerasgen.build.loops import run_for, run_while
from kerasgen.build.machine import Arguments, forget_items
from kerasgen.build.patterns import fits_pattern
from kerasgen.build.values import (
    MISSING,
    Property,
    Raised,
    Symbol,
    Unknown,
    is_unsure,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from kerasgen.build.machine import Machine

__all__ = ["execute"]

_IMPORTS = (ast.Import, ast.ImportFrom)
# Packages whose decorators give back a function that does the same.
_KEEPING = frozenset(
    {"abc", "absl", "builtins", "click", "contextlib", "functools", "keras", "numba", "pytest",
     "tensorflow", "typing", "unittest"}
)  # fmt: skip
_CATCHING = frozenset({"raises", "assertRaises", "assertRaisesRegex", "suppress"})


def execute(m: Machine, statements: list[ast.stmt], frame: Frame) -> None:
    """Run a block. Raises Return, Break, Continue and Raised where the code leaves it."""
    for statement in statements:
        m.budget.step()
        handler = _HANDLERS.get(type(statement))
        if handler is not None:
            handler(m, statement, frame)


def _expression(m: Machine, node: ast.Expr, frame: Frame) -> None:
    m.evaluate(node.value, frame)


def _assign(m: Machine, node: ast.Assign, frame: Frame) -> None:
    value = m.evaluate(node.value, frame)
    for target in node.targets:
        assign(m, target, value, frame)


def _annotated(m: Machine, node: ast.AnnAssign, frame: Frame) -> None:
    if node.value is not None:
        assign(m, node.target, m.evaluate(node.value, frame), frame)


def _augmented(m: Machine, node: ast.AugAssign, frame: Frame) -> None:
    source: ast.expr = node.target
    left = m.evaluate(source, frame)
    right = m.evaluate(node.value, frame)
    if isinstance(left, list) and isinstance(node.op, ast.Add):
        items = items_of(m, right)
        m.call(m.attribute(left, "extend", node), Arguments((items or right,)), node.value)
        return
    value = operators.binary(m, node.op, left, right, node.value)
    assign(m, node.target, value, frame)


def _delete(m: Machine, node: ast.Delete, frame: Frame) -> None:
    for target in node.targets:
        if isinstance(target, ast.Name):
            frame.delete(target.id)
        elif isinstance(target, ast.Subscript):
            _delete_item(m, target, frame)


def _delete_item(m: Machine, target: ast.Subscript, frame: Frame) -> None:
    holder = m.evaluate(target.value, frame)
    key = m.evaluate(target.slice, frame)
    if isinstance(holder, (list, dict)):
        m.changed(forget_items(m, holder))
        if isinstance(key, Unknown) or is_unsure(holder):
            forget_items(m, holder)()
        else:
            operators.attempt(lambda: holder.__delitem__(key))


def _return(m: Machine, node: ast.Return, frame: Frame) -> None:
    value = None if node.value is None else m.evaluate(node.value, frame)
    raise Return(value)


def _if(m: Machine, node: ast.If, frame: Frame) -> None:
    truth = operators.truth(m.evaluate(node.test, frame))
    if truth is not None:
        m.execute(node.body if truth else node.orelse, frame)
    else:
        either(m, frame, [node.body, node.orelse])


def _with(m: Machine, node: ast.With | ast.AsyncWith, frame: Frame) -> None:
    for item in node.items:
        entered = _entered(m, m.evaluate(item.context_expr, frame))
        if item.optional_vars is not None:
            assign(m, item.optional_vars, entered, frame)
    try:
        m.execute(node.body, frame)
    except Raised as error:
        if not any(_catches(item.context_expr, error) for item in node.items):
            raise


def _entered(m: Machine, value: Any) -> Any:
    """Return what a `with` binds to the variable behind `as`."""
    if isinstance(value, list) and value and not is_unsure(value):
        return value[0]  # of a function that `contextlib.contextmanager` decorates
    found = operators.special(m, value, "__enter__", ())
    return Unknown("what a `with` gives is not known") if found is MISSING else found


def _catches(node: ast.expr, error: Raised) -> bool:
    """Whether a context expects an exception, or passes over it."""
    if not isinstance(node, ast.Call):
        return False
    if getattr(node.func, "attr", getattr(node.func, "id", "")) not in _CATCHING:
        return False
    return not node.args or any(_names_kind(argument, error) for argument in node.args)


def _try(m: Machine, node: ast.Try, frame: Frame) -> None:
    before = dict(frame.variables)
    try:
        m.execute(node.body, frame)
    except Raised as error:
        handler = next((h for h in node.handlers if _handles(h, error)), None)
        if handler is None:
            m.execute(node.finalbody, frame)
            raise
        if handler.name is not None:
            frame.write(handler.name, Unknown("an exception"))
        m.execute(handler.body, frame)
    else:
        m.execute(node.orelse, frame)
        if m.cautious and not all(isinstance(s, _IMPORTS) for s in node.body):
            _may_be_handled(m, node, frame, before)
    m.execute(node.finalbody, frame)


def _may_be_handled(m: Machine, node: ast.Try, frame: Frame, before: dict[str, Any]) -> None:
    """Run the handlers of exceptions that may come at any point of a `try`."""
    after = dict(frame.variables)
    join(m, frame, [before, after])
    for handler in node.handlers:
        if handler.name is not None:
            frame.write(handler.name, Unknown("an exception"))
    either(m, frame, [handler.body for handler in node.handlers])
    join(m, frame, [after, dict(frame.variables)])


def _handles(handler: ast.ExceptHandler, error: Raised) -> bool:
    return handler.type is None or _names_kind(handler.type, error)


def _names_kind(node: ast.expr, error: Raised) -> bool:
    """Whether an expression names the kind of an exception, or one above it."""
    named = {getattr(n, "attr", getattr(n, "id", "")) for n in ast.walk(node)}
    return bool(named & {error.kind, "Exception", "BaseException"}) or (
        error.kind == "ModuleNotFoundError" and "ImportError" in named
    )


def _raise(m: Machine, node: ast.Raise, frame: Frame) -> None:
    called = node.exc.func if isinstance(node.exc, ast.Call) else node.exc
    kind = str(getattr(called, "attr", getattr(called, "id", "Exception")))
    raise Raised(kind, "raised by the code itself")


def _assert(m: Machine, node: ast.Assert, frame: Frame) -> None:
    if operators.truth(m.evaluate(node.test, frame)) is False:
        raise Raised("AssertionError", "an assertion of the code itself fails")


def _function(m: Machine, node: ast.FunctionDef | ast.AsyncFunctionDef, frame: Frame) -> None:
    value: Any = make_function(m, node, frame, node.name)
    for decorator in reversed(node.decorator_list):
        value = _decorated(m, decorator, value, frame)
    m.keras.defined(node, value)
    frame.write(node.name, value)


def _decorated(m: Machine, node: ast.expr, value: Any, frame: Frame) -> Any:
    decorator = m.evaluate(node, frame)
    name = decorator.dotted if isinstance(decorator, Symbol) else ""
    if name in ("builtins.property", "functools.cached_property"):
        return Property(value)
    if name in ("builtins.staticmethod", "builtins.classmethod"):
        return replace(value, kind=name.rpartition(".")[2])
    if m.cautious and not _keeps_function(decorator):
        m.keras.lose(value)
        return Unknown("what a decorator gives is not known")
    if isinstance(decorator, (Symbol, Unknown)):
        # Decorators of packages, such as tf.function, give back a function that does the same.
        return value
    return m.call(decorator, Arguments((value,)), node)


def _keeps_function(decorator: Any) -> bool:
    """Whether a decorator is known to give back what does the same."""
    if isinstance(decorator, Symbol):
        return decorator.dotted.partition(".")[0] in _KEEPING
    return not isinstance(decorator, Unknown)


def _class(m: Machine, node: ast.ClassDef, frame: Frame) -> None:
    value = make_class(m, node, frame)
    m.keras.defined(node, value)
    frame.write(node.name, value)


def _import(m: Machine, node: ast.Import, frame: Frame) -> None:
    for alias in node.names:
        if alias.asname is not None:
            frame.write(alias.asname, m.import_(m, alias.name, 0, frame))
        else:
            top = alias.name.partition(".")[0]
            m.import_(m, alias.name, 0, frame)
            frame.write(top, m.import_(m, top, 0, frame))


def _import_from(m: Machine, node: ast.ImportFrom, frame: Frame) -> None:
    source = m.import_(m, node.module or "", node.level, frame)
    for alias in node.names:
        if alias.name == "*":
            _import_star(m, source, frame)
            continue
        value = m.attribute(source, alias.name, node)
        if isinstance(value, Unknown) and isinstance(source, Frame):
            inner = f"{node.module}.{alias.name}" if node.module else alias.name
            value = m.import_(m, inner, node.level, frame)
        frame.write(alias.asname or alias.name, value)


def _import_star(m: Machine, source: Any, frame: Frame) -> None:
    if isinstance(source, Frame):
        public = {k: v for k, v in source.variables.items() if not k.startswith("_")}
        frame.variables.update(public)
    elif isinstance(source, Symbol):
        frame.root.starred.insert(0, source.dotted)
        if m.cautious and not m.keras.is_keras(source):
            _forget_data(m, frame)


def _forget_data(m: Machine, frame: Frame) -> None:
    """Make unknown what a star import may bind again."""
    for name, value in frame.variables.items():
        if not isinstance(value, Symbol):
            m.keras.lose(value)
            frame.variables[name] = Unknown("a star import may bind it")


def _scope(m: Machine, node: ast.Global | ast.Nonlocal, frame: Frame) -> None:
    kind = "global" if isinstance(node, ast.Global) else "nonlocal"
    frame.elsewhere.update(dict.fromkeys(node.names, kind))


def _match(m: Machine, node: ast.Match, frame: Frame) -> None:
    subject = m.evaluate(node.subject, frame)
    for case in node.cases:
        fits = fits_pattern(m, case.pattern, subject, frame)
        if fits and case.guard is not None:
            fits = operators.truth(m.evaluate(case.guard, frame))
        if fits is None:
            either(m, frame, [c.body for c in node.cases])
            return
        if fits:
            m.execute(case.body, frame)
            return


def _break(m: Machine, node: ast.Break, frame: Frame) -> None:
    raise Break


def _continue(m: Machine, node: ast.Continue, frame: Frame) -> None:
    raise Continue


_HANDLERS: dict[type[ast.stmt], Callable[..., None]] = {
    ast.Expr: _expression,
    ast.Assign: _assign,
    ast.AnnAssign: _annotated,
    ast.AugAssign: _augmented,
    ast.Delete: _delete,
    ast.Return: _return,
    ast.If: _if,
    ast.For: run_for,
    ast.AsyncFor: run_for,
    ast.While: run_while,
    ast.With: _with,
    ast.AsyncWith: _with,
    ast.Try: _try,
    ast.Raise: _raise,
    ast.Assert: _assert,
    ast.FunctionDef: _function,
    ast.AsyncFunctionDef: _function,
    ast.ClassDef: _class,
    ast.Import: _import,
    ast.ImportFrom: _import_from,
    ast.Global: _scope,
    ast.Nonlocal: _scope,
    ast.Match: _match,
    ast.Break: _break,
    ast.Continue: _continue,
}
