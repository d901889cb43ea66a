"""Follows a function outside Keras: which of its parameters are known, and what they decide."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from kerasgen.build.values import SCALAR_TYPE, Array, Symbol, Unknown

if TYPE_CHECKING:
    from collections.abc import Callable

    from kerasgen.build.machine import Arguments, Machine

__all__ = ["NOT_KNOWN", "followed", "is_scalar_type"]

NOT_KNOWN = "the shape of an array is not known"

# What a handler raises where it cannot tell a shape.
_CANNOT_TELL = (ArithmeticError, AttributeError, LookupError, TypeError, ValueError)
_MARKS = "?~:!"
_TYPE_TEXT = re.compile(
    r"[<>=|]?(bool_?|object|str|(float|u?int|bfloat|complex)\d*|[a-zA-Z]\d+|[BDFHILOQbdefhilq?])"
)
_TYPE_NAMES = frozenset(
    {"bfloat16", "bool", "bool_", "byte", "complex", "complex128", "complex64", "double", "float",
     "float16", "float32", "float64", "half", "int", "int16", "int32", "int64", "int8", "intp",
     "long", "object", "object_", "short", "single", "str", "str_", "string", "ubyte", "uint",
     "uint16", "uint32", "uint64", "uint8"}
)  # fmt: skip
_TYPE_PACKAGES = frozenset({"builtins", "numpy", "tensorflow", "tensorflow.dtypes"})


def is_scalar_type(value: Any) -> bool:
    """Whether a value is a type of single items: a structured one gives an array other axes."""
    if value is None or value is SCALAR_TYPE:
        return True
    if isinstance(value, str):
        return _TYPE_TEXT.fullmatch(value) is not None
    if isinstance(value, Symbol):
        package, _, name = value.dotted.rpartition(".")
        return package in _TYPE_PACKAGES and name in _TYPE_NAMES
    return False


def followed(parameters: str, function: Callable[..., Any]) -> Callable[[Machine, Arguments], Any]:
    """Return what calls `function` with the values of a call of the source.

    `parameters` are the names of those that are known, in the order in which they are given by
    position; those after `*` are given by name alone, and `*name` takes all that are left. A name
    alone matters: `function` gets its value, by the order of its own parameters, and what it gives
    is not known where the value is not. After a name, `?` says that no shape depends on it, `~`
    that the value is handed on even where it is not known, `:` that it must be a type of single
    items, `!` that it must be None. What a call has besides leaves its result unknown, as does a
    ValueError, TypeError or LookupError of `function`.
    """
    names, keyword_only, rest = _read(parameters)
    by_name = {name.rstrip(_MARKS): name for name in [*names, *keyword_only]}
    passed = [n for n in by_name if by_name[n][-1] not in "?:!"]
    own = _own_names(function, len(passed))

    def call(m: Machine, arguments: Arguments) -> Any:
        del m
        values = _bound(names, by_name, rest, arguments)
        if values is None or not all(_is_fit(by_name[n], v) for n, v in values.items()):
            return Unknown(NOT_KNOWN)
        given = {own[i]: values[name] for i, name in enumerate(passed) if name in values}
        more = arguments.args[len(names) :]
        first = [given.pop(own[i]) for i, n in enumerate(passed) if more and by_name[n] in names]
        try:
            return function(*first, *more, **given)
        except _CANNOT_TELL:
            return Unknown(NOT_KNOWN)

    return call


def _read(parameters: str) -> tuple[list[str], list[str], bool]:
    """Return the names by position, those by name alone, and whether there may be more values."""
    names: list[str] = []
    keyword_only: list[str] = []
    target, rest = names, False
    for word in parameters.split():
        if word.startswith("*"):
            target, rest = keyword_only, rest or len(word) > 1
        else:
            target.append(word)
    return names, keyword_only, rest


def _own_names(function: Callable[..., Any], count: int) -> list[str]:
    code = function.__code__
    every = code.co_varnames[: code.co_argcount + code.co_kwonlyargcount]
    assert len(every) >= count, f"{function.__name__} takes {len(every)} values, not {count}"
    return list(every)


def _bound(
    names: list[str], by_name: dict[str, str], rest: bool, arguments: Arguments
) -> dict[str, Any] | None:
    """Return the values of a call by parameter; None where one has no parameter, or may be more."""
    given = arguments.args
    if not arguments.complete or (len(given) > len(names) and not rest):
        return None
    values = {name.rstrip(_MARKS): value for name, value in zip(names, given, strict=False)}
    if not arguments.keywords.keys() <= by_name.keys() - values.keys():
        return None
    return {**values, **arguments.keywords}


def _is_fit(name: str, value: Any) -> bool:
    mark = name[-1]
    if mark == ":":
        return is_scalar_type(value)
    if mark == "!":
        return value is None
    if mark in "?~":
        return True
    return not isinstance(value, Unknown) and not (isinstance(value, Array) and value.is_forgotten)
