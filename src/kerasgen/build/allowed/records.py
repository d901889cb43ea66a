"""Named tuples, namespaces and fields of dataclasses, as interpreted code makes and reads them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kerasgen.build.indexing import items_of
from kerasgen.build.machine import Arguments
from kerasgen.build.values import ClassValue, Factory, Instance, Unknown

if TYPE_CHECKING:
    import ast
    from collections.abc import Callable

    from kerasgen.build.machine import Machine

__all__ = ["RECORDS", "namespace"]

_MISSING = Unknown("a field that is not given")


def namespace(attributes: dict[str, Any]) -> Instance:
    """Return an object that has just these attributes."""
    return Instance(ClassValue("Namespace", None, (), {}), dict(attributes))


def _namespace(m: Machine, arguments: Arguments, node: ast.AST) -> Any:
    if not arguments.complete or arguments.args:
        return Unknown("what a namespace holds is not known")
    return namespace(arguments.keywords)


def _named_tuple(m: Machine, arguments: Arguments, node: ast.AST) -> Any:
    name, names = (*arguments.args, None, None)[:2]
    if isinstance(names, str):
        names = names.replace(",", " ").split()
    if not isinstance(name, str) or not isinstance(names, (list, tuple)) or not arguments.complete:
        return Unknown("the fields of a named tuple are not known")
    if not all(isinstance(field, str) for field in names):
        return Unknown("the fields of a named tuple are not known")
    defaults = items_of(m, arguments.keywords.get("defaults") or ()) or []
    fields: dict[str, Any] = dict.fromkeys(names, _MISSING)
    if defaults:
        fields.update(zip(names[-len(defaults) :], defaults, strict=False))
    return ClassValue(name, None, (), {}, fields)


def _field(m: Machine, arguments: Arguments, node: ast.AST) -> Any:
    if "default" in arguments.keywords:
        return arguments.keywords["default"]
    if "default_factory" in arguments.keywords:
        return Factory(arguments.keywords["default_factory"])
    return _MISSING


def _as_dict(m: Machine, arguments: Arguments, node: ast.AST) -> Any:
    value = arguments.args[0] if arguments.args else None
    if isinstance(value, Instance) and value.real is None:
        return {name: _plain(item) for name, item in value.attributes.items()}
    return Unknown("what an object holds is not known")


def _plain(value: Any) -> Any:
    if isinstance(value, Instance) and value.cls.fields is not None:
        return {name: _plain(item) for name, item in value.attributes.items()}
    return value


def _vars(m: Machine, arguments: Arguments, node: ast.AST) -> Any:
    value = arguments.args[0] if arguments.args else None
    if isinstance(value, Instance) and value.real is None:
        return dict(value.attributes)
    return Unknown("what an object holds is not known")


def _replace(m: Machine, arguments: Arguments, node: ast.AST) -> Any:
    value = arguments.args[0] if arguments.args else None
    if not isinstance(value, Instance) or value.cls.fields is None or not arguments.complete:
        return Unknown("what is replaced is not known")
    fields = {name: value.attributes.get(name) for name in value.cls.fields}
    return m.call(value.cls, Arguments((), {**fields, **arguments.keywords}), node)


RECORDS: dict[str, Callable[[Machine, Arguments, ast.AST], Any]] = {
    "argparse.Namespace": _namespace,
    "builtins.vars": _vars,
    "collections.namedtuple": _named_tuple,
    "dataclasses.asdict": _as_dict,
    "dataclasses.field": _field,
    "dataclasses.replace": _replace,
    "types.SimpleNamespace": _namespace,
}
