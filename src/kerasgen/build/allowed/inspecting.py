"""Functions that look at values: their types and attributes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kerasgen.build.bind import delete_attribute, store_attribute, store_directly
from kerasgen.build.comparing import is_object
from kerasgen.build.operators import plain_member
from kerasgen.build.values import (
    Array,
    ClassValue,
    Function,
    Instance,
    Partial,
    Property,
    Symbol,
    Unknown,
)

if TYPE_CHECKING:
    import ast
    from collections.abc import Callable

    from kerasgen.build.machine import Arguments, Machine

__all__ = ["INSPECTING", "is_a"]

_TYPES: dict[str, tuple[type, ...]] = {
    "builtins.int": (int,),
    "builtins.float": (float,),
    "builtins.str": (str,),
    "builtins.bool": (bool,),
    "builtins.list": (list,),
    "builtins.tuple": (tuple,),
    "builtins.dict": (dict,),
    "builtins.set": (set,),
    "collections.abc.Sequence": (bytes, list, range, str, tuple),
    "numbers.Number": (int, float, complex),
}


def is_a(m: Machine, value: Any, kind: Any) -> bool | None:
    """Whether a value is of a class, None where that is not known."""
    if isinstance(value, Unknown):
        return None
    if isinstance(kind, ClassValue):
        return isinstance(value, Instance) and kind in value.cls.lineage()
    if isinstance(kind, Symbol):
        if kind.dotted in _TYPES:
            return _is_data(m, plain_member(value), _TYPES[kind.dotted])
        return m.keras.is_kind(value, kind)
    return None


def _is_data(m: Machine, value: Any, kinds: tuple[type, ...]) -> bool | None:
    """Whether a value is plain data of some kinds; a name, or an object, may be so unseen."""
    if isinstance(value, Symbol):
        return False if is_object(value) else None
    if isinstance(value, Instance):
        outside = value.cls.outside()
        is_other = all(isinstance(base, Symbol) and m.keras.is_keras(base) for base in outside)
        return False if is_other and value.cls.fields is None else None
    return isinstance(value, kinds)


def _isinstance(m: Machine, arguments: Arguments, node: ast.AST) -> Any:
    if len(arguments.args) != 2:
        return Unknown("a type test is not followed")
    value, kinds = arguments.args
    kinds = kinds if isinstance(kinds, tuple) else (kinds,)
    found = [is_a(m, value, kind) for kind in kinds]
    if True in found:
        return True
    return Unknown("a type test is not followed") if None in found else False


def _type(m: Machine, arguments: Arguments, node: ast.AST) -> Any:
    value = arguments.args[0] if len(arguments.args) == 1 else None
    if isinstance(value, Instance):
        return value.cls
    if isinstance(value, (bool, int, float, str, list, tuple, dict, set)):
        return Symbol(f"builtins.{type(value).__name__}")
    return Unknown("a type is not known")


def _getattr(m: Machine, arguments: Arguments, node: ast.AST) -> Any:
    if len(arguments.args) >= 2 and isinstance(arguments.args[1], str):
        holder, name = arguments.args[:2]
        has = _has(holder, name)
        if has is False and len(arguments.args) == 3:
            return arguments.args[2]
        found = m.attribute(holder, name, node)
        if not isinstance(found, Unknown) or has:
            return found
    return Unknown("what `getattr` reads is not known")


def _has(holder: Any, name: str) -> bool | None:
    """Whether an object of the source has an attribute, None where that cannot be seen."""
    if not isinstance(holder, Instance) or holder.real is not None:
        return None
    if name in holder.attributes or holder.cls.find(name) is not None:
        return True
    return None if holder.cls.outside() or name.startswith("__") else False


def _hasattr(m: Machine, arguments: Arguments, node: ast.AST) -> Any:
    if len(arguments.args) == 2 and isinstance(arguments.args[1], str):
        found = _has(*arguments.args)
        if found is not None:
            return found
    return Unknown("whether an object has an attribute is not known")


def _setattr(m: Machine, arguments: Arguments, node: ast.AST) -> Any:
    if arguments.args and isinstance(arguments.args[0], Array):
        arguments.args[0].is_forgotten = True
    if len(arguments.args) != 3 or not isinstance(arguments.args[1], str):
        return Unknown("which attribute is set is not known")
    holder, name, value = arguments.args
    store_attribute(m, holder, name, value)
    return None


def _set_directly(m: Machine, arguments: Arguments, node: ast.AST) -> Any:
    if len(arguments.args) == 3 and isinstance(arguments.args[1], str):
        holder, name, value = arguments.args
        if isinstance(holder, Instance):
            m.keras.named(value, name)
            store_directly(m, holder, name, value)
            m.keras.set_attribute(holder, name, value)
            return None
    return Unknown("which attribute is set is not known")


def _delattr(m: Machine, arguments: Arguments, node: ast.AST) -> Any:
    if len(arguments.args) != 2 or not isinstance(arguments.args[1], str):
        return Unknown("which attribute is deleted is not known")
    delete_attribute(m, *arguments.args)
    return None


def _property(m: Machine, arguments: Arguments, node: ast.AST) -> Any:
    names = dict(zip(("fget", "fset", "fdel"), arguments.args, strict=False))
    given = {**names, **arguments.keywords}
    if not arguments.complete or not isinstance(given.get("fget"), Function):
        return Unknown("what a property reads is not known")
    return Property(given["fget"], given.get("fset"), given.get("fdel"))


def _callable(m: Machine, arguments: Arguments, node: ast.AST) -> Any:
    value = arguments.args[0] if arguments.args else None
    if isinstance(value, (Function, ClassValue, Partial)):
        return True
    if value is None or isinstance(value, (bool, int, float, str, list, tuple, dict)):
        return False
    is_called = isinstance(value, Symbol) and is_object(value)
    return True if is_called else Unknown("whether it can be called is not known")


INSPECTING: dict[str, Callable[[Machine, Arguments, ast.AST], Any]] = {
    "builtins.callable": _callable,
    "builtins.delattr": _delattr,
    "builtins.getattr": _getattr,
    "builtins.hasattr": _hasattr,
    "builtins.isinstance": _isinstance,
    "builtins.object.__delattr__": _delattr,
    "builtins.object.__setattr__": _set_directly,
    "builtins.property": _property,
    "builtins.setattr": _setattr,
    "builtins.type": _type,
}
