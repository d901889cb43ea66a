"""Binds values to targets and arguments to parameters."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING, Any

from kerasgen.build.comparing import is_doubtful_among
from kerasgen.build.forgetting import forget_parts
from kerasgen.build.indexing import items_of
from kerasgen.build.machine import Arguments, forget_items
from kerasgen.build.operators import attempt, special
from kerasgen.build.values import (
    UNSURE,
    Array,
    BoundMethod,
    Bunch,
    ClassValue,
    Function,
    Instance,
    Property,
    Raised,
    Unknown,
)

if TYPE_CHECKING:
    from kerasgen.build.frames import Frame
    from kerasgen.build.machine import Machine

__all__ = [
    "assign",
    "bind_parameters",
    "delete_attribute",
    "store_attribute",
    "store_directly",
]


def assign(m: Machine, target: ast.expr, value: Any, frame: Frame) -> None:
    """Store a value to a target; unpack it where the target is a tuple."""
    if isinstance(target, ast.Name):
        m.keras.named(value, target.id)
        _store_name(m, target.id, value, frame)
    elif isinstance(target, (ast.Tuple, ast.List)):
        _unpack(m, target.elts, value, frame)
    elif isinstance(target, ast.Attribute):
        holder = m.evaluate(target.value, frame)
        m.keras.named(value, target.attr)
        store_attribute(m, holder, frame.own_name(target.attr), value)
    elif isinstance(target, ast.Subscript):
        _store_item(m, target, value, frame)
    elif isinstance(target, ast.Starred):
        assign(m, target.value, value, frame)


def _store_name(m: Machine, name: str, value: Any, frame: Frame) -> None:
    """Bind a variable; one of another frame is not known if it may not have happened."""
    holder = frame.holder(name)
    if holder is not frame and m.in_doubt:
        _change(m, holder.variables, name)
    holder.variables[name] = value


def _change(m: Machine, variables: dict[str, Any], name: str) -> None:
    """Note that a variable or attribute is set: if it may not have happened, it is not known."""
    before = variables.get(name)

    def forget() -> None:
        m.keras.lose(before, variables.get(name))
        variables[name] = Unknown(f"`{name}` may have been set")

    m.changed(forget)


def _unpack(m: Machine, targets: list[ast.expr], value: Any, frame: Frame) -> None:
    items = items_of(m, value)
    starred = [i for i, target in enumerate(targets) if isinstance(target, ast.Starred)]
    if items is None or len(items) < len(targets) - len(starred):
        unknown = value if isinstance(value, Unknown) else Unknown("what is unpacked is not known")
        for target in targets:
            assign(m, target, unknown, frame)
        return
    if starred:
        start, after = starred[0], len(targets) - starred[0] - 1
        end = len(items) - after
        items = [*items[:start], list(items[start:end]), *items[end:]]
    if len(items) != len(targets):
        raise Raised("ValueError", f"{len(items)} values to unpack into {len(targets)}")
    for target, item in zip(targets, items, strict=True):
        assign(m, target, item, frame)


def store_attribute(m: Machine, holder: Any, name: str, value: Any) -> None:
    """Store a value to an attribute."""
    m.keras.named(value, name)
    if isinstance(holder, Array):
        holder.is_forgotten = True
    elif isinstance(holder, Instance):
        _store_to_instance(m, holder, name, value)
    elif isinstance(holder, Bunch):
        _change(m, holder.attributes, name)
        holder.attributes[name] = value
    elif isinstance(holder, ClassValue):
        _change(m, holder.namespace, name)
        holder.namespace[name] = value
    else:
        m.keras.lose(value)
    m.keras.set_attribute(holder, name, value)


def _store_to_instance(m: Machine, holder: Instance, name: str, value: Any) -> None:
    """Store to an object as its class says."""
    found = holder.cls.find(name)
    at_class = None if found is None else found[1]
    if isinstance(at_class, Property) and not at_class.is_cached:
        _call_accessor(m, holder, at_class.setter, name, (value,))
        return
    is_descriptor = isinstance(at_class, Instance) and at_class.cls.find("__set__") is not None
    if is_descriptor or holder.cls.find("__setattr__") is not None:
        m.keras.lose(value)
        forget_parts(m, holder)
        value = Unknown(f"how `{name}` is set is not followed")
    store_directly(m, holder, name, value)


def store_directly(m: Machine, holder: Instance, name: str, value: Any) -> None:
    """Store to an object, whatever its class says."""
    _change(m, holder.attributes, name)
    holder.attributes[name] = value


def _call_accessor(
    m: Machine, holder: Instance, accessor: Any, name: str, args: tuple[Any, ...]
) -> None:
    """Call what a property has to set or delete it."""
    if accessor is None:
        raise Raised("AttributeError", f"{name!r} cannot be set or deleted")
    if isinstance(accessor, Function):
        m.call(BoundMethod(accessor, holder), Arguments(args), accessor.node)
    else:
        m.keras.lose(*args)
        forget_parts(m, holder)


def delete_attribute(m: Machine, holder: Any, name: str) -> None:
    """Delete an attribute."""
    if isinstance(holder, Instance):
        found = holder.cls.find(name)
        if found is not None and isinstance(found[1], Property) and not found[1].is_cached:
            _call_accessor(m, holder, found[1].deleter, name, ())
            return
        if holder.cls.find("__delattr__") is not None:
            forget_parts(m, holder)
    held = getattr(holder, "attributes", getattr(holder, "namespace", None))
    if isinstance(holder, (Bunch, ClassValue, Instance)) and isinstance(held, dict):
        _change(m, held, name)
        m.keras.lose(held.pop(name, None))
    else:
        m.keras.lose(holder)


def _store_item(m: Machine, target: ast.Subscript, value: Any, frame: Frame) -> None:
    holder = m.evaluate(target.value, frame)
    key = m.evaluate(target.slice, frame)
    if isinstance(holder, Bunch) and isinstance(key, str):
        store_attribute(m, holder, key, value)
    elif isinstance(holder, Bunch):
        holder.attributes.clear()
    elif isinstance(holder, dict):
        m.changed(forget_items(m, holder))
        if isinstance(key, (Unknown, list, dict, set)) or is_doubtful_among(m, key, holder):
            m.keras.lose(value)
            forget_items(m, holder)()
        elif len(holder) < m.budget.container:
            holder[key] = value
    elif isinstance(holder, Instance):
        special(m, holder, "__setitem__", (key, value))
    elif isinstance(holder, list):
        _store_to_list(m, holder, key, value)
    elif isinstance(holder, Unknown):
        m.keras.lose(value)


def _store_to_list(m: Machine, holder: list[Any], key: Any, value: Any) -> None:
    m.changed(forget_items(m, holder))
    items = items_of(m, value) if isinstance(key, slice) else None
    if isinstance(key, int) and -len(holder) <= key < len(holder):
        holder[key] = value
    elif items is not None and isinstance(key, slice):
        attempt(lambda: holder.__setitem__(key, items))
    else:
        m.keras.lose(value)
        forget_items(m, holder)()


def bind_parameters(
    function: Function, arguments: Arguments, frame: Frame, receiver: tuple[Any, ...]
) -> None:
    """Give the parameters of a function their values. Raises Raised where Python would."""
    parameters = function.node.args
    positional = [*parameters.posonlyargs, *parameters.args]
    values = [*receiver, *arguments.args]
    keywords: dict[Any, Any] = dict(arguments.keywords)
    names = [argument.arg for argument in positional]
    defaults = dict(
        zip(names[len(names) - len(function.defaults) :], function.defaults, strict=True)
    )
    for position, name in enumerate(names):
        if position < len(values):
            frame.variables[name] = values[position]
        elif name in keywords:
            frame.variables[name] = keywords.pop(name)
        elif not arguments.complete:
            frame.variables[name] = Unknown(f"`{name}` is not known")
        elif name in defaults:
            frame.variables[name] = defaults[name]
        else:
            raise Raised("TypeError", f"{function.name}() lacks the argument {name!r}")
    _bind_rest(function, arguments, values, keywords, frame)


def _bind_rest(
    function: Function,
    arguments: Arguments,
    values: list[Any],
    keywords: dict[Any, Any],
    frame: Frame,
) -> None:
    """Bind what comes after the parameters that can be given by position."""
    parameters = function.node.args
    names = [*parameters.posonlyargs, *parameters.args]
    rest: Any = tuple(values[len(names) :])
    is_open = arguments.more or not arguments.complete
    if is_open and parameters.vararg is not None:
        rest = [UNSURE]
    if parameters.vararg is not None:
        frame.variables[parameters.vararg.arg] = rest
    elif rest:
        raise Raised("TypeError", f"{function.name}() takes {len(names)} arguments")
    _bind_keyword_only(function, arguments, keywords, frame)
    if parameters.kwarg is not None:
        keywords.update({UNSURE: UNSURE} if is_open else {})
        frame.variables[parameters.kwarg.arg] = keywords
    elif keywords:
        name = next(iter(keywords))
        raise Raised("TypeError", f"{function.name}() takes no argument {name!r}")


def _bind_keyword_only(
    function: Function, arguments: Arguments, keywords: dict[Any, Any], frame: Frame
) -> None:
    for argument in function.node.args.kwonlyargs:
        if argument.arg in keywords:
            frame.variables[argument.arg] = keywords.pop(argument.arg)
        else:
            defaults = function.keyword_defaults if arguments.complete else {}
            missing = Unknown(f"`{argument.arg}` is not known")
            frame.variables[argument.arg] = defaults.get(argument.arg, missing)
