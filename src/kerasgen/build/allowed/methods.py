"""Methods of plain data that interpreted code may call."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from kerasgen.build.allowed.array_methods import call_array
from kerasgen.build.allowed.command_line import Parser, call_parser
from kerasgen.build.allowed.iterating import ordered
from kerasgen.build.allowed.loading import call_scaler
from kerasgen.build.allowed.samples import call_dataset
from kerasgen.build.allowed.texts import format_text
from kerasgen.build.comparing import is_doubtful_among
from kerasgen.build.indexing import items_of
from kerasgen.build.machine import Arguments, forget_items
from kerasgen.build.operators import attempt, is_simple
from kerasgen.build.values import (
    UNSURE,
    Array,
    Dataset,
    Defaults,
    Method,
    Scaler,
    SuperValue,
    Symbol,
    Unknown,
    is_known,
    is_unsure,
)

if TYPE_CHECKING:
    import ast

    from kerasgen.build.machine import Machine

__all__ = ["call_method", "has_method"]

_METHODS: dict[type, frozenset[str]] = {
    str: frozenset(
        {
            "capitalize", "count", "endswith", "find", "format", "index", "isalnum", "isalpha",
            "isdigit", "isidentifier", "islower", "isnumeric", "isupper", "join", "lower", "lstrip",
            "partition", "removeprefix", "removesuffix", "replace", "rpartition", "rsplit",
            "rstrip", "split", "splitlines", "startswith", "strip", "title", "upper", "zfill",
        }
    ),
    list: frozenset(
        {"append", "appendleft", "clear", "copy", "count", "extend", "index", "insert", "pop",
         "popleft", "remove", "reverse", "sort"}
    ),
    tuple: frozenset({"as_list", "count", "index"}),
    dict: frozenset(
        {"clear", "copy", "get", "items", "keys", "pop", "setdefault", "update", "values"}
    ),
    set: frozenset({"add", "copy", "discard", "issubset", "issuperset", "union", "update"}),
    frozenset: frozenset({"issubset", "issuperset", "union"}),
    int: frozenset({"bit_length"}),
    float: frozenset({"is_integer"}),
}  # fmt: skip
_METHODS[Defaults] = _METHODS[dict]
_CHANGING = frozenset(
    {"add", "append", "appendleft", "clear", "discard", "extend", "insert", "pop", "popleft",
     "remove", "reverse", "setdefault", "sort", "update"}
)  # fmt: skip
# The methods that look for what equals their first argument.
_COMPARING: dict[type, frozenset[str]] = {
    dict: frozenset({"get", "pop", "setdefault"}),
    list: frozenset({"count", "index", "remove"}),
    set: frozenset({"add", "discard"}),
    tuple: frozenset({"count", "index"}),
}
_COMPARING[Defaults] = _COMPARING[dict]


# A deque is a list here: what its own methods are called there, with the place first.
_OF_DEQUES: dict[str, tuple[str, tuple[int, ...]]] = {
    "appendleft": ("insert", (0,)),
    "popleft": ("pop", (0,)),
}


def has_method(value: Any, name: str) -> bool:
    """Whether plain data has a method that may be called."""
    return name in _METHODS.get(type(value), ())


def call_method(m: Machine, method: Method, arguments: Arguments, node: ast.AST) -> Any:
    """Call a method of plain data, of an array or of an object of Keras."""
    receiver, name = method.receiver, method.name
    if isinstance(receiver, SuperValue):
        return m.keras.initialize_base(receiver, arguments, node)
    if isinstance(receiver, Array):
        return call_array(m, receiver, name, arguments)
    if isinstance(receiver, Dataset):
        return call_dataset(m, method, arguments, node)
    if isinstance(receiver, Scaler):
        return call_scaler(m, method, arguments)
    if isinstance(receiver, Parser):
        return call_parser(m, receiver, name, arguments, node)
    if type(receiver) not in _METHODS:
        return m.keras.call_method(receiver, name, arguments, node)
    return _of_plain(m, receiver, name, arguments, node)


def _of_plain(m: Machine, receiver: Any, name: str, arguments: Arguments, node: ast.AST) -> Any:
    if name in _CHANGING:
        m.changed(forget_items(m, receiver))
    if is_unsure(receiver):
        return UNSURE
    if not arguments.complete or not _is_certain(m, receiver, name, arguments):
        return _unsure(m, receiver, name)
    if isinstance(receiver, tuple) and name == "as_list":
        return list(receiver)
    if isinstance(receiver, (list, dict, set)) and name in ("extend", "update"):
        return _extend(m, receiver, name, arguments)
    if isinstance(receiver, list) and name == "sort":
        return _sort(m, receiver, arguments, node)
    if isinstance(receiver, str) and name == "format":
        return format_text(receiver, arguments)
    if name in _OF_DEQUES:
        name, place = _OF_DEQUES[name]
        arguments = Arguments((*place, *arguments.args))
    if not _is_short(m, receiver, arguments):
        return Unknown("it grows too long")
    result = attempt(lambda: getattr(receiver, name)(*arguments.args, **arguments.keywords))
    return list(result) if name in ("items", "keys", "values") else result


def _sort(m: Machine, receiver: list[Any], arguments: Arguments, node: ast.AST) -> None:
    found = ordered(m, receiver, arguments, node)
    if found is None:
        forget_items(m, receiver)()
    else:
        receiver[:] = found


def _is_certain(m: Machine, receiver: Any, name: str, arguments: Arguments) -> bool:
    """Whether the arguments are known that decide what a method does."""
    if isinstance(receiver, (str, set)) and not is_known(arguments.values()):
        return False
    if isinstance(receiver, (set, frozenset)) and name not in ("add", "clear", "copy", "discard"):
        return is_simple([receiver, *arguments.values()])
    if name in _COMPARING.get(type(receiver), ()):
        return not any(is_doubtful_among(m, value, receiver) for value in arguments.args[:1])
    return not isinstance(receiver, str) or not any(
        isinstance(value, Symbol) for value in arguments.values()
    )


def _is_short(m: Machine, receiver: Any, arguments: Arguments) -> bool:
    """Whether what a method gives, or makes of its receiver, stays within the budget."""
    if not isinstance(receiver, str):
        return not hasattr(receiver, "__len__") or len(receiver) < m.budget.container
    text = receiver
    sizes = [len(str(value)) for value in arguments.values() if isinstance(value, (str, list))]
    return len(text) * (1 + sum(sizes)) <= m.budget.container * 10 and all(
        not isinstance(value, int) or value < 10_000 for value in arguments.values()
    )


def _unsure(m: Machine, receiver: Any, name: str) -> Any:
    if name in _CHANGING:
        forget_items(m, receiver)()
    m.keras.lose(receiver)
    return Unknown("an argument of a method is not known")


def _extend(m: Machine, receiver: Any, name: str, arguments: Arguments) -> Any:
    if name == "update" and isinstance(receiver, dict):
        for given in arguments.args:
            if not isinstance(given, dict):
                return _unsure(m, receiver, name)
            receiver.update(given)
        receiver.update(arguments.keywords)
        return None
    for given in arguments.args:
        items = items_of(m, given)
        if items is None or len(receiver) + len(items) > m.budget.container:
            return _unsure(m, receiver, name)
        attempt(partial(getattr(receiver, name), items))
    return None
