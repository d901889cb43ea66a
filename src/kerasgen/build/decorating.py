"""Decorators: what they make of a function or class of the source."""

from __future__ import annotations

import ast
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from kerasgen.build.machine import Arguments
from kerasgen.build.values import ClassValue, Function, Property, Symbol, Unknown

if TYPE_CHECKING:
    from kerasgen.build.frames import Frame
    from kerasgen.build.machine import Machine

__all__ = ["decorated_class", "decorated_function"]

# Packages whose decorators give back a function, or class, that does the same.
_KEEPING = frozenset(
    {"abc", "absl", "attr", "attrs", "click", "contextlib", "dataclasses", "enum", "functools",
     "keras", "numba", "pytest", "tensorflow", "typing", "unittest"}
)  # fmt: skip
# Those of them that do not, where a function is called twice, or something is put in its place.
_CHANGING = ("functools.cache", "functools.lru_cache", "unittest.mock")
# What becomes of the first function that is known, the others are chosen by type.
_CHOOSING = frozenset({"functools.singledispatch", "functools.singledispatchmethod"})
_PROPERTIES = frozenset(
    {"abc.abstractproperty", "builtins.property", "functools.cached_property"}
)  # fmt: skip
_KINDS = frozenset({"builtins.classmethod", "builtins.staticmethod"})


def decorated_function(
    m: Machine, node: ast.FunctionDef | ast.AsyncFunctionDef, function: Function, frame: Frame
) -> Any:
    """Return what the decorators of a function make of it."""
    value: Any = function
    for decorator in reversed(node.decorator_list):
        value = _of_function(m, decorator, value, frame)
    return value


def _of_function(m: Machine, node: ast.expr, value: Any, frame: Frame) -> Any:
    name = _name(m, node, frame)
    if name in _PROPERTIES and isinstance(value, Function):
        return Property(value, is_cached=name == "functools.cached_property")
    if name in _KINDS and isinstance(value, Function):
        return replace(value, kind=name.rpartition(".")[2])
    if name in _CHOOSING:
        m.keras.lose(value)
        return Unknown("which function is chosen by a type is not known")
    if isinstance(node, ast.Attribute):
        found = m.evaluate(node.value, frame)
        if isinstance(found, Property):
            return replace(found, **{node.attr: value})
    return _applied(m, node, name, value, frame)


def decorated_class(m: Machine, node: ast.ClassDef, cls: ClassValue, frame: Frame) -> Any:
    """Return what the metaclass and the decorators of a class make of it."""
    value: Any = cls
    for keyword in node.keywords:
        if keyword.arg == "metaclass" and not _name(m, keyword.value, frame):
            m.keras.lose(value)
            value = Unknown(f"what its metaclass makes of `{cls.name}` is not known")
    for decorator in reversed(node.decorator_list):
        value = _applied(m, decorator, _name(m, decorator, frame), value, frame)
    return value


def _name(m: Machine, node: ast.expr, frame: Frame) -> str:
    """Return the name of a package that a decorator has, or what makes it; empty if of none."""
    made = m.evaluate(node.func if isinstance(node, ast.Call) else node, frame)
    return made.dotted if isinstance(made, Symbol) else ""


def _applied(m: Machine, node: ast.expr, name: str, value: Any, frame: Frame) -> Any:
    """Return what a decorator makes; one of a package, such as tf.function, changes nothing."""
    decorator = Unknown("a decorator of a package") if name else m.evaluate(node, frame)
    if not isinstance(decorator, Unknown):
        return m.call(decorator, Arguments((value,)), node)
    is_kept = name.partition(".")[0] in _KEEPING and not name.startswith(_CHANGING)
    if is_kept or not m.cautious:
        return value
    m.keras.lose(value)
    return Unknown("what a decorator gives is not known")
