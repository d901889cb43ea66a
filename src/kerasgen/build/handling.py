"""Exceptions of interpreted code: where they come from, and what handles them."""

from __future__ import annotations

import ast
import builtins
from typing import TYPE_CHECKING, Any

from kerasgen.build import operators
from kerasgen.build.bind import assign
from kerasgen.build.branches import Break, Continue, Return, either, join
from kerasgen.build.values import (
    MISSING,
    ClassValue,
    Instance,
    Raised,
    Symbol,
    Unknown,
    is_unsure,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kerasgen.build.frames import Frame
    from kerasgen.build.machine import Machine

__all__ = ["run_assert", "run_raise", "run_try", "run_with"]

_IMPORTS = (ast.Import, ast.ImportFrom)
_CATCHING = frozenset({"raises", "assertRaises", "assertRaisesRegex", "suppress"})
# The kind of an exception of which nothing is known.
_SOME = ""


def run_raise(m: Machine, node: ast.Raise, frame: Frame) -> None:
    """Run a `raise`."""
    called = node.exc.func if isinstance(node.exc, ast.Call) else node.exc
    made = Unknown("the one that is handled") if called is None else m.evaluate(called, frame)
    cls = made.cls if isinstance(made, Instance) else made
    if isinstance(cls, ClassValue):
        raise Raised(cls.name, "raised by the code itself", cls=cls)
    kind = made.dotted.removeprefix("builtins.") if isinstance(made, Symbol) else _SOME
    raise Raised(kind, "raised by the code itself")


def run_assert(m: Machine, node: ast.Assert, frame: Frame) -> None:
    """Run an `assert`."""
    if operators.truth(m.evaluate(node.test, frame)) is False:
        raise Raised("AssertionError", "an assertion of the code itself fails")


def run_with(m: Machine, node: ast.With | ast.AsyncWith, frame: Frame) -> None:
    """Run a `with`."""
    for item in node.items:
        entered = _entered(m, m.evaluate(item.context_expr, frame))
        if item.optional_vars is not None:
            assign(m, item.optional_vars, entered, frame)
    try:
        m.execute(node.body, frame)
    except Raised as error:
        if not any(_catches(m, item.context_expr, error, frame) for item in node.items):
            raise


def _entered(m: Machine, value: Any) -> Any:
    """Return what a `with` binds to the variable behind `as`."""
    if isinstance(value, list) and value and not is_unsure(value):
        return value[0]  # of a function that `contextlib.contextmanager` decorates
    found = operators.special(m, value, "__enter__", ())
    return Unknown("what a `with` gives is not known") if found is MISSING else found


def _catches(m: Machine, node: ast.expr, error: Raised, frame: Frame) -> bool:
    """Whether a context expects an exception, or passes over it, or may do so."""
    if not isinstance(node, ast.Call):
        return False
    if getattr(node.func, "attr", getattr(node.func, "id", "")) not in _CATCHING:
        return False
    kinds = [m.evaluate(argument, frame) for argument in _given_kinds(node)]
    return not node.args or any(_is_kind(error, kind) is not False for kind in kinds)


def _given_kinds(node: ast.Call) -> list[ast.expr]:
    return [a.value if isinstance(a, ast.Starred) else a for a in node.args]


def run_try(m: Machine, node: ast.Try, frame: Frame) -> None:
    """Run a `try`, one with `except*` too. What its `finally` raises or returns comes first."""
    try:
        _run_guarded(m, node, frame)
    except (Raised, Return, Break, Continue):
        m.execute(node.finalbody, frame)
        raise
    m.execute(node.finalbody, frame)


def _run_guarded(m: Machine, node: ast.Try, frame: Frame) -> None:
    before = dict(frame.variables)
    try:
        m.execute(node.body, frame)
    except Raised as error:
        _handle(m, node, error, frame)
        return
    m.execute(node.orelse, frame)
    if m.cautious and not all(isinstance(s, _IMPORTS) for s in node.body):
        _may_be_handled(m, node, frame, before)


def _handle(m: Machine, node: ast.Try, error: Raised, frame: Frame) -> None:
    """Run the first handler that takes an exception, or those that may; raise it if none does."""
    chosen = []
    for handler in node.handlers:
        takes = handler.type is None or _is_kind(error, m.evaluate(handler.type, frame))
        if takes is not False:
            chosen.append(handler)
        if takes:
            break
    if not chosen:
        raise error
    _bind_names(chosen, frame)
    if takes and len(chosen) == 1:
        m.execute(chosen[0].body, frame)
    else:
        either(m, frame, [handler.body for handler in chosen])


def _may_be_handled(m: Machine, node: ast.Try, frame: Frame, before: dict[str, Any]) -> None:
    """Run the handlers of exceptions that may come at any point of a `try`."""
    after = dict(frame.variables)
    join(m, frame, [before, after])
    _bind_names(node.handlers, frame)
    either(m, frame, [handler.body for handler in node.handlers])
    join(m, frame, [after, dict(frame.variables)])


def _bind_names(handlers: Iterable[ast.ExceptHandler], frame: Frame) -> None:
    for handler in handlers:
        if handler.name is not None:
            frame.write(handler.name, Unknown("an exception"))


def _is_kind(error: Raised, kind: Any) -> bool | None:
    """Whether an exception is of a kind, or of one of several; None where that is not known."""
    if isinstance(kind, (tuple, list)) and not is_unsure(kind):
        found = [_is_kind(error, one) for one in kind]
        return True if True in found else None if None in found else False
    if isinstance(kind, Symbol):
        return _is_outside_kind(error, kind.dotted)
    if not isinstance(kind, ClassValue):
        return None
    if error.cls is None:
        return False if error.kind else None
    if kind in error.cls.lineage():
        return True
    return None if any(isinstance(b, Unknown) for b in error.cls.outside()) else False


def _is_outside_kind(error: Raised, dotted: str) -> bool | None:
    """Whether an exception is of a kind that Python or a package has."""
    if error.cls is None:
        return _is_below(error.kind, dotted)
    bases = error.cls.outside() or [Symbol("builtins.Exception")]
    names = [base.dotted if isinstance(base, Symbol) else _SOME for base in bases]
    found = [_is_below(name.removeprefix("builtins."), dotted) for name in names]
    return True if True in found else None if None in found else False


def _is_below(kind: str, dotted: str) -> bool | None:
    """Whether a kind of Python or of a package is another one, or derives from it."""
    expected = dotted.removeprefix("builtins.")
    above, below = _built_in(expected), _built_in(kind)
    if expected == kind or above is BaseException:
        return True
    if above is not None and below is not None:
        return issubclass(below, above)
    if above is Exception and kind:
        return True  # packages do not raise what is to end the program
    if below is not None and above is None:
        # Packages have other names for the errors of the system.
        return None if issubclass(below, OSError) else False
    return None


def _built_in(name: str) -> type[BaseException] | None:
    found = getattr(builtins, name, None) if name else None
    is_exception = isinstance(found, type) and issubclass(found, BaseException)
    return found if is_exception else None
