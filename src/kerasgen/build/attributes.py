"""Reads attributes of classes, instances and modules of the source, of data and of Keras."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kerasgen.build.allowed.array_methods import attribute_of_array
from kerasgen.build.allowed.command_line import Parser, has_parser_method
from kerasgen.build.allowed.flags import flag_of
from kerasgen.build.allowed.loading import has_method_of_scaler
from kerasgen.build.allowed.methods import has_method
from kerasgen.build.allowed.samples import has_method_of_dataset
from kerasgen.build.bind import store_directly
from kerasgen.build.frames import Frame
from kerasgen.build.machine import Arguments
from kerasgen.build.operators import special
from kerasgen.build.values import (
    MISSING,
    UNSURE,
    Array,
    BoundMethod,
    Bunch,
    ClassValue,
    Function,
    Instance,
    Method,
    Partial,
    Property,
    SuperValue,
    Symbol,
    Unknown,
)

if TYPE_CHECKING:
    import ast

    from kerasgen.build.machine import Machine

__all__ = ["read_attribute"]


def read_attribute(m: Machine, value: Any, name: str, node: ast.AST) -> Any:
    """Return `value.name`. Names that begin with an underscore are only read on own classes."""
    if isinstance(value, (Unknown, Bunch)) and name == "model":
        m.keras.lose_all()  # of a callback, or of what `fit` gives, it is the model
    if isinstance(value, Unknown):
        return value if value is UNSURE else value.part(name)
    if isinstance(value, Symbol):
        dotted = f"{value.dotted}.{name}"
        flag = flag_of(m, dotted)
        return m.keras.constant(Symbol(dotted)) if flag is None else flag
    if isinstance(value, Instance):
        return _of_instance(m, value, name, node)
    if isinstance(value, ClassValue):
        return _of_class(value, name)
    if isinstance(value, SuperValue):
        return _of_super(m, value, name, node)
    if isinstance(value, Frame):
        found = value.variables.get(name, MISSING)
        return Unknown(f"`{name}` is not in that module") if found is MISSING else found
    if name.startswith("_"):
        m.keras.lose(value)
        return Unknown(f"`.{name}` is not followed")
    return _of_object(m, value, name, node)


def _of_object(m: Machine, value: Any, name: str, node: ast.AST) -> Any:
    """Return `value.name` of data or of an object of Keras."""
    if isinstance(value, (Array, Bunch)):
        return _of_data(value, name)
    if has_method_of_dataset(value, name) or has_method_of_scaler(value, name):
        return Method(value, name)
    if has_method(value, name):
        return Method(value, name)
    if isinstance(value, Parser) and has_parser_method(name):
        return Method(value, name)
    return m.keras.attribute(value, name, node)


def _of_instance(m: Machine, instance: Instance, name: str, node: ast.AST) -> Any:
    if instance.cls.find("__getattribute__") is not None:
        return Unknown(f"how `.{name}` is read is not followed")
    if name in instance.attributes:
        return instance.attributes[name]
    found = instance.cls.find(name)
    if found is not None:
        value = _bound(m, found[1], instance, node)
        if isinstance(found[1], Property) and found[1].is_cached:
            store_directly(m, instance, name, value)
        return value
    if name == "__class__":
        return instance.cls
    if instance.cls.fields is not None and name in ("_asdict", "_replace"):
        records = {"_asdict": "dataclasses.asdict", "_replace": "dataclasses.replace"}
        return Partial(Symbol(records[name]), (instance,), {})
    if instance.real is not None and not name.startswith("_"):
        return m.keras.attribute(instance.real, name, node)
    found = special(m, instance, "__getattr__", (name,))
    if found is not MISSING:
        return found
    m.keras.lose(instance)
    return Unknown(f"`.{name}` is not set where that can be seen")


def _bound(m: Machine, value: Any, receiver: Any, node: ast.AST) -> Any:
    if isinstance(value, Property):
        return m.call(BoundMethod(value.getter, receiver), Arguments(), node)
    if isinstance(value, Function):
        if value.kind == "classmethod":
            return BoundMethod(value, receiver.cls if isinstance(receiver, Instance) else receiver)
        return BoundMethod(value, receiver)
    if isinstance(value, Instance) and value.cls.find("__get__") is not None:
        return Unknown("how a descriptor is read is not followed")
    return value


def _of_class(cls: ClassValue, name: str) -> Any:
    if name == "__name__":
        return cls.name
    found = cls.find(name)
    if found is None:
        return Unknown(f"`{cls.name}.{name}` is not set where that can be seen")
    value = found[1]
    if isinstance(value, Function) and value.kind == "classmethod":
        return BoundMethod(value, cls)
    return value


def _of_super(m: Machine, value: SuperValue, name: str, node: ast.AST) -> Any:
    instance = value.instance
    cls = instance.cls if isinstance(instance, Instance) else instance
    lineage = cls.lineage() if isinstance(cls, ClassValue) else []
    after = lineage[lineage.index(value.start) + 1 :] if value.start in lineage else []
    for base in after:
        if name in base.namespace:
            return _bound(m, base.namespace[name], instance, node)
    if name == "__init__":
        return Method(value, "__init__")
    if name in ("__delattr__", "__setattr__"):
        return Partial(Symbol(f"builtins.object.{name}"), (instance,), {})
    if isinstance(instance, Instance) and instance.real is not None:
        return m.keras.attribute(instance.real, name, node)
    m.keras.lose(instance)
    return Unknown(f"`super().{name}` is not followed")


def _of_data(value: Array | Bunch, name: str) -> Any:
    if isinstance(value, Bunch):
        return value.attributes.get(name, Unknown(f"`.{name}` of data is not known"))
    return attribute_of_array(value, name)
