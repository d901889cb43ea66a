"""Calls values: functions and classes of the source, symbols of packages, layers of Keras."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING, Any

from kerasgen.build.allowed.methods import call_method
from kerasgen.build.allowed.pure import HARMLESS, call_pure
from kerasgen.build.bind import bind_parameters
from kerasgen.build.branches import Break, Continue, Return
from kerasgen.build.classes import construct
from kerasgen.build.forgetting import forget_parts
from kerasgen.build.frames import Frame
from kerasgen.build.machine import Arguments
from kerasgen.build.operators import joined
from kerasgen.build.values import (
    BoundMethod,
    ClassValue,
    Function,
    Instance,
    Method,
    Partial,
    Symbol,
    Unknown,
)

if TYPE_CHECKING:
    from kerasgen.build.machine import Machine

__all__ = ["call"]

# Packages whose functions leave the lists that they are given as they are.
_READING = frozenset({"keras", "matplotlib", "numpy", "pandas", "sklearn", "tensorflow"})


def call(m: Machine, function: Any, arguments: Arguments, node: ast.AST) -> Any:
    """Return what a call gives. Raises Raised where the code, or Keras, raises."""
    if isinstance(function, Unknown):
        m.keras.skipped(function, arguments, node)
        _give_away(m, arguments)
        return function
    if isinstance(function, Function):
        return _call_function(m, function, arguments, node, ())
    if isinstance(function, BoundMethod):
        receiver = () if function.function.kind == "staticmethod" else (function.receiver,)
        return _call_function(m, function.function, arguments, node, receiver)
    if isinstance(function, ClassValue):
        return _constructed(m, function, arguments, node)
    if isinstance(function, Method):
        return call_method(m, function, arguments, node)
    if isinstance(function, Partial):
        keywords = {**function.keywords, **arguments.keywords}
        every = Arguments((*function.args, *arguments.args), keywords, arguments.complete)
        return m.call(function.function, every, node)
    if isinstance(function, Symbol):
        return _call_symbol(m, function, arguments, node)
    if isinstance(function, Instance):
        return _call_instance(m, function, arguments, node)
    return m.keras.apply(function, arguments, node)


def _constructed(m: Machine, cls: ClassValue, arguments: Arguments, node: ast.AST) -> Any:
    found = construct(m, cls, arguments, node)
    if isinstance(found, Unknown):
        _give_away(m, arguments)
    return found


def _call_symbol(m: Machine, symbol: Symbol, arguments: Arguments, node: ast.AST) -> Any:
    found = m.keras.call_symbol(symbol, arguments, node)
    if found is NotImplemented:
        found = call_pure(m, symbol.dotted, arguments, node)
    if isinstance(found, Unknown) and symbol.dotted not in HARMLESS:
        m.keras.lose(*arguments.values())
        if symbol.dotted.partition(".")[0] not in _READING:
            _forget_given(m, arguments)
    return found


def _give_away(m: Machine, arguments: Arguments) -> None:
    """Give values to what is not followed: it may do with them what it likes."""
    m.keras.lose(*arguments.values())
    _forget_given(m, arguments)


def _forget_given(m: Machine, arguments: Arguments) -> None:
    if m.cautious:
        for value in arguments.values():
            forget_parts(m, value)


def _call_instance(m: Machine, instance: Instance, arguments: Arguments, node: ast.AST) -> Any:
    found = instance.cls.find("__call__")
    if found is not None and isinstance(found[1], Function):
        return m.call(BoundMethod(found[1], instance), arguments, node)
    if instance.real is not None:
        found = m.keras.apply(instance.real, arguments, node)
        if not m.keras.is_tensor(found):
            m.keras.lose(instance)  # what its own code gives its parts is not followed
        return found
    return Unknown(f"how `{instance.cls.name}` is called is not known")


def _call_function(
    m: Machine, function: Function, arguments: Arguments, node: ast.AST, receiver: tuple[Any, ...]
) -> Any:
    frame = Frame(
        parent=function.closure,
        module=function.closure.root,
        function=function,
        owner=None,
        path=function.closure.path,
        receiver=receiver[0] if receiver else None,
    )
    bind_parameters(function, arguments, frame, receiver)
    for name, value in frame.variables.items():
        m.keras.held(name, value)
    m.keras.called(function)
    m.budget.enter()
    m.stack.append((node, frame))
    try:
        return _run(m, function, frame)
    finally:
        m.stack.pop()
        m.budget.leave()


def _run(m: Machine, function: Function, frame: Frame) -> Any:
    if isinstance(function.node, ast.Lambda):
        return m.evaluate(function.node.body, frame)
    result: Any = None
    try:
        m.execute(function.node.body, frame)
    except Return as left:
        result = left.value
    except (Break, Continue):
        result = None
    if frame.yields:
        return frame.yields
    for other in frame.results:
        result = joined(m, result, other)
    return result
