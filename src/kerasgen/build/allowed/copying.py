"""Copies: of plain data and of objects of the source, as `copy` makes them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kerasgen.build.values import (
    Array,
    ClassValue,
    Defaults,
    Function,
    Instance,
    Symbol,
    Unknown,
    is_plain,
)

if TYPE_CHECKING:
    import ast

    from kerasgen.build.machine import Arguments, Machine

__all__ = ["COPYING"]

_OWN = ("__copy__", "__deepcopy__", "__getstate__", "__new__", "__reduce__", "__setstate__")
_SHARED = (Symbol, Function, ClassValue, complex, bytes)


def _copy(m: Machine, arguments: Arguments, node: ast.AST) -> Any:
    value = arguments.args[0] if len(arguments.args) == 1 else None
    if isinstance(value, Defaults):
        return Defaults(value.factory, value)
    if isinstance(value, (list, dict, set)):
        return type(value)(value)
    if isinstance(value, Instance) and _is_followed(value):
        return Instance(value.cls, dict(value.attributes))
    if isinstance(value, Array):
        return Array(value.shape, value.is_forgotten)
    return _whole(m, value)


def _deep_copy(m: Machine, arguments: Arguments, node: ast.AST) -> Any:
    value = arguments.args[0] if arguments.args else None
    return _deep(m, value, {})


def _deep(m: Machine, value: Any, made: dict[int, Any]) -> Any:
    """Return a copy of a value and its parts; `made` are those that exist, by what is copied."""
    if id(value) in made:
        return made[id(value)]
    if isinstance(value, (tuple, frozenset)):
        return type(value)(_deep(m, item, made) for item in value)
    if isinstance(value, (list, set, dict)):
        return _deep_container(m, value, made)
    if isinstance(value, Instance) and _is_followed(value):
        copied = made[id(value)] = Instance(value.cls)
        for name, part in value.attributes.items():
            copied.attributes[name] = _deep(m, part, made)
        return copied
    if isinstance(value, Array):
        return made.setdefault(id(value), Array(value.shape, value.is_forgotten))
    return _whole(m, value)


def _deep_container(
    m: Machine, value: list[Any] | set[Any] | dict[Any, Any], made: dict[int, Any]
) -> Any:
    if isinstance(value, dict):
        items: dict[Any, Any] = {}
        if isinstance(value, Defaults):
            items = Defaults(value.factory, {})
        made[id(value)] = items
        items.update((_deep(m, k, made), _deep(m, v, made)) for k, v in value.items())
        return items
    if isinstance(value, list):
        copied: list[Any] = []
        made[id(value)] = copied
        copied.extend(_deep(m, item, made) for item in value)
        return copied
    return {_deep(m, item, made) for item in value}


def _is_followed(instance: Instance) -> bool:
    """Whether an object is copied by its attributes alone."""
    cls = instance.cls
    if cls.members is not None or instance.real is not None or cls.outside():
        return False
    return all(cls.find(name) is None for name in _OWN)


def _whole(m: Machine, value: Any) -> Any:
    """Return a copy of what has no parts, or of an object of which no copy is made here."""
    is_member = isinstance(value, Instance) and value.cls.members is not None
    if is_plain(value) or is_member or isinstance(value, (Unknown, tuple, *_SHARED)):
        return value
    if m.keras.is_tensor(value):
        return value
    m.keras.lose(value)
    return Unknown("a copy of an object is not followed")


COPYING = {"copy.copy": _copy, "copy.deepcopy": _deep_copy}
