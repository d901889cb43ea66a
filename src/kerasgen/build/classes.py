"""Classes of the source: their bodies, their instances, dataclasses and named tuples."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING, Any

from kerasgen.build.frames import Frame, private_name
from kerasgen.build.machine import Arguments
from kerasgen.build.values import (
    BoundMethod,
    ClassValue,
    Factory,
    Function,
    Instance,
    Property,
    Raised,
    Symbol,
    Unknown,
    is_known,
)

if TYPE_CHECKING:
    from kerasgen.build.machine import Machine

__all__ = ["construct", "make_class"]

_DATACLASSES = frozenset({"dataclasses.dataclass", "attr.s", "attrs.define"})
_ENUMERATIONS = frozenset({"enum.Enum", "enum.IntEnum", "enum.StrEnum"})
_PLAIN_ENUMERATIONS = frozenset({"builtins.int", "builtins.str", "enum.IntEnum", "enum.StrEnum"})
_NAMED_TUPLES = frozenset({"typing.NamedTuple"})


def make_class(m: Machine, node: ast.ClassDef, frame: Frame) -> ClassValue:
    """Run the body of a class and return the class."""
    bases = tuple(m.evaluate(base, frame) for base in node.bases)
    value = ClassValue(node.name, node, bases, {})
    body = Frame(value.namespace, frame, frame.root, owner=value, is_class=True, path=frame.path)
    m.execute(node.body, body)
    for name in [name for name in value.namespace if private_name(node.name, name) != name]:
        value.namespace[private_name(node.name, name)] = value.namespace.pop(name)
    if _has_fields(m, node, bases, frame):
        value.fields = _fields(node, value)
    _tell_bases(m, value, node, frame)
    kinds = {base.dotted for base in value.outside() if isinstance(base, Symbol)}
    if kinds & _ENUMERATIONS:
        _make_members(value, is_plain=bool(kinds & _PLAIN_ENUMERATIONS))
    return value


def _tell_bases(m: Machine, value: ClassValue, node: ast.ClassDef, frame: Frame) -> None:
    """Call `__init_subclass__` of the nearest base that has one."""
    for base in value.lineage()[1:]:
        hook = base.namespace.get("__init_subclass__")
        if isinstance(hook, Function):
            given = {k.arg: m.evaluate(k.value, frame) for k in node.keywords if k.arg is not None}
            m.call(BoundMethod(hook, value), Arguments((), given), node)
            return


def _make_members(value: ClassValue, *, is_plain: bool) -> None:
    """Make members of what the body of an enumeration binds."""
    value.members = {}
    for name, item in list(value.namespace.items()):
        if isinstance(item, (Function, Property)) or name.startswith("_"):
            continue
        attributes = {"name": name, "value": item, "is_plain": is_plain}
        value.members[name] = value.namespace[name] = Instance(value, attributes)


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
    if cls.members is not None:
        return _member(cls, arguments)
    instance = Instance(cls)
    if m.cautious or not m.in_doubt:
        cls.made.append(instance)
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
    m.keras.constructed(instance, arguments, node)
    if cls.find("__new__") is not None:
        m.keras.lose(instance)
        return Unknown(f"what `{cls.name}.__new__` gives is not followed")
    return instance


def _member(cls: ClassValue, arguments: Arguments) -> Any:
    """Return the member of an enumeration that has a value."""
    assert cls.members is not None
    given = arguments.args[0] if len(arguments.args) == 1 else Unknown("no value")
    for member in cls.members.values():
        value = member.attributes["value"]
        if is_known(given) and type(value) is type(given) and value == given:
            return member
    return Unknown("a member of an enumeration is not known")


def _fill(
    m: Machine, instance: Instance, fields: dict[str, Any], arguments: Arguments, node: ast.AST
) -> None:
    names = list(fields)
    if len(arguments.args) > len(names):
        raise Raised("TypeError", f"{instance.cls.name}() takes {len(names)} arguments")
    given = {**dict(zip(names, arguments.args, strict=False)), **arguments.keywords}
    if not arguments.complete:
        given = {**{name: Unknown(f"`{name}` is not known") for name in fields}, **given}
    for name, default in fields.items():
        if name not in given and isinstance(default, Factory):
            given[name] = m.call(default.function, Arguments(), node)
    instance.attributes.update({**fields, **given})
    after = instance.cls.find("__post_init__")
    if after is not None and isinstance(after[1], Function):
        m.call(BoundMethod(after[1], instance), Arguments(), node)
