"""Runs statements."""

from __future__ import annotations

import ast
import sys
from typing import TYPE_CHECKING, Any

from kerasgen.build import operators
from kerasgen.build.bind import assign, delete_attribute
from kerasgen.build.branches import Break, Continue, Return, either
from kerasgen.build.classes import make_class
from kerasgen.build.comparing import is_doubtful_among
from kerasgen.build.decorating import decorated_class, decorated_function
from kerasgen.build.expressions import make_function
from kerasgen.build.frames import Frame
from kerasgen.build.handling import run_assert, run_raise, run_try, run_with
from kerasgen.build.indexing import items_of
from kerasgen.build.loops import run_for, run_while
from kerasgen.build.machine import Arguments, forget_items
from kerasgen.build.patterns import bound_names, fits_pattern
from kerasgen.build.values import (
    MISSING,
    Symbol,
    Unknown,
    is_unsure,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from kerasgen.build.machine import Machine

__all__ = ["execute"]

# What an operator with `=` changes in its place.
_CHANGED_IN_PLACE: dict[type[ast.operator], tuple[type, ...]] = {
    ast.BitAnd: (set,),
    ast.BitOr: (dict, set),
    ast.BitXor: (set,),
    ast.Mult: (list,),
    ast.Sub: (set,),
}


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
    value = operators.in_place(m, node.op, left, right)
    if value is MISSING:
        value = operators.binary(m, node.op, left, right, node.value)
    if isinstance(left, _CHANGED_IN_PLACE.get(type(node.op), ())):
        _put_in_place(m, left, value)
        return
    assign(m, node.target, value, frame)


def _put_in_place(m: Machine, holder: Any, value: Any) -> None:
    """Give a list, dict or set the items of a value."""
    m.changed(forget_items(m, holder))
    if is_unsure(holder) or is_unsure(value) or not isinstance(value, (list, dict, set)):
        forget_items(m, holder)()
    elif isinstance(holder, list):
        holder[:] = value
    else:
        holder.clear()
        holder.update(value)


def _delete(m: Machine, node: ast.Delete, frame: Frame) -> None:
    for target in node.targets:
        if isinstance(target, ast.Name):
            frame.delete(target.id)
        elif isinstance(target, ast.Attribute):
            holder = m.evaluate(target.value, frame)
            delete_attribute(m, holder, frame.own_name(target.attr))
        elif isinstance(target, ast.Subscript):
            _delete_item(m, target, frame)


def _delete_item(m: Machine, target: ast.Subscript, frame: Frame) -> None:
    holder = m.evaluate(target.value, frame)
    key = m.evaluate(target.slice, frame)
    if isinstance(holder, (list, dict)):
        m.changed(forget_items(m, holder))
        is_open = isinstance(key, Unknown) or is_unsure(holder)
        if is_open or (isinstance(holder, dict) and is_doubtful_among(m, key, holder)):
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


def _function(m: Machine, node: ast.FunctionDef | ast.AsyncFunctionDef, frame: Frame) -> None:
    value = decorated_function(m, node, make_function(m, node, frame, node.name), frame)
    m.keras.defined(node, value)
    frame.write(node.name, value)


def _class(m: Machine, node: ast.ClassDef, frame: Frame) -> None:
    value = make_class(m, node, frame)
    m.keras.defined(node, value)
    frame.write(node.name, decorated_class(m, node, value, frame))


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
    for position, case in enumerate(node.cases):
        fits = _fits(m, case, subject, frame)
        if fits is None:
            _may_fit(m, node.cases[position:], frame)
            return
        if fits:
            m.execute(case.body, frame)
            return


def _fits(m: Machine, case: ast.match_case, subject: Any, frame: Frame) -> bool | None:
    """Return whether a case fits; bind its names if its pattern does, whatever its guard says."""
    before = dict(frame.variables)
    fits = fits_pattern(m, case.pattern, subject, frame)
    if fits is False:
        for name in bound_names(case.pattern):
            frame.variables.pop(name, None)
            frame.variables.update({name: before[name]} if name in before else {})
        return False
    if fits and case.guard is not None:
        return operators.truth(m.evaluate(case.guard, frame))
    return fits


def _may_fit(m: Machine, cases: list[ast.match_case], frame: Frame) -> None:
    """Run the cases of which one may fit, or none."""
    for name in (name for case in cases for name in bound_names(case.pattern)):
        frame.write(name, Unknown(f"`{name}` is bound by a case that may not fit"))
    is_last = isinstance(cases[-1].pattern, ast.MatchAs) and cases[-1].pattern.pattern is None
    bodies = [case.body for case in cases]
    either(m, frame, bodies if is_last and cases[-1].guard is None else [*bodies, []])


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
    ast.With: run_with,
    ast.AsyncWith: run_with,
    ast.Try: run_try,
    ast.Raise: run_raise,
    ast.Assert: run_assert,
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
if sys.version_info >= (3, 11):
    _HANDLERS[ast.TryStar] = run_try
