"""Classes of the source: their bodies, their instances, dataclasses and named tuples."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING, Any

from kerasgen.build.frames import Frame
from kerasgen.build.machine import Arguments
from kerasgen.build.values import (
    BoundMethod,
    ClassValue,
    Factory,
    Function,
    Instance,
    Raised,
    Symbol,
    Unknown,
)

if TYPE_CHECKING:
    from kerasgen.build.machine import Machine

__all__ = ["construct", "make_class"]

_DATACLASSES = frozenset({"dataclasses.dataclass", "attr.s", "attrs.define"})
_NAMED_TUPLES = frozenset({"typing.NamedTuple"})


def make_class(m: Machine, node: ast.ClassDef, frame: Frame) -> ClassValue:
    """Run the body of a class and return the class."""
    bases = tuple(m.evaluate(base, frame) for base in node.bases)
    value = ClassValue(node.name, node, bases, {})
    body = Frame(value.namespace, frame, frame.root, owner=value, is_class=True, path=frame.path)
    m.execute(node.body, body)
    if _has_fields(m, node, bases, frame):
        value.fields = _fields(node, value)
    return value


def _has_fields(m: Machine, node: ast.ClassDef, bases: tuple[Any, ...], frame: Frame) -> bool:
    decorators = [d.func if isinstance(d, ast.Call) else d for d in node.decorator_list]
    found = [*bases, *(m.evaluate(decorator, frame) for decorator in decorators)]
    return any(isinstance(v, Symbol) and v.dotted in _DATACLASSES | _NAMED_TUPLES for v in found)


def _fields(node: ast.ClassDef, value: ClassValue) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    for base in reversed(value.bases):
        fields.update(getattr(base, "fields", None) or {})
    for statement in node.body:
        if isinstance(statement, ast.AnnAssign) and isinstance(statement.target, ast.Name):
            name = statement.target.id
            fields[name] = value.namespace.get(name, Unknown(f"`{name}` is not given"))
    return fields


def construct(m: Machine, cls: ClassValue, arguments: Arguments, node: ast.AST) -> Any:
    """Return an instance of a class of the source."""
    instance = Instance(cls)
    outside = cls.outside()
    if any(isinstance(base, Unknown) for base in outside):
        return Unknown(f"what `{cls.name}` derives from is not known")
    found = cls.find("__init__")
    if cls.fields is not None and found is None:
        _fill(m, instance, cls.fields, arguments, node)
    elif found is not None and isinstance(found[1], Function):
        m.call(BoundMethod(found[1], instance), arguments, node)
    else:
        m.keras.initialize(instance, arguments, node)
    return instance


def _fill(
    m: Machine, instance: Instance, fields: dict[str, Any], arguments: Arguments, node: ast.AST
) -> None:
    names = list(fields)
    if len(arguments.args) > len(names):
        raise Raised("TypeError", f"{instance.cls.name}() takes {len(names)} arguments")
    given = {**dict(zip(names, arguments.args, strict=False)), **arguments.keywords}
    for name, default in fields.items():
        if name not in given and isinstance(default, Factory):
            given[name] = m.call(default.function, Arguments(), node)
    instance.attributes.update({**fields, **given})
    if not arguments.complete:
        for name in fields.keys() - given.keys():
            instance.attributes[name] = Unknown(f"`{name}` is not known")
    after = instance.cls.find("__post_init__")
    if after is not None and isinstance(after[1], Function):
        m.call(BoundMethod(after[1], instance), Arguments(), node)
