"""Compares values: what they are is known, or the answer is not."""

from __future__ import annotations

import ast
import builtins
import operator
from typing import TYPE_CHECKING, Any

from kerasgen.build.keras_side.names import canonical
from kerasgen.build.operators import (
    PLAIN,
    array_operation,
    attempt,
    is_simple,
    plain_member,
    special,
    truth,
)
from kerasgen.build.values import (
    UNSURE,
    Array,
    ClassValue,
    Function,
    Instance,
    Symbol,
    Unknown,
    is_unsure,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable

    from kerasgen.build.machine import Machine

__all__ = ["are_equal", "compare", "is_doubtful_among", "is_object"]

_COMPARE: dict[type[ast.cmpop], Callable[[Any, Any], Any]] = {
    ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
}
_NEGATED = (ast.IsNot, ast.NotEq, ast.NotIn)
_NOT_KNOWN = "what is compared is not known"
# Values that are the same object wherever they are written.
_SINGLE = (type(None), bool, type(Ellipsis))
# Of these, as of containers of the source, equal ones may be one object, or several.
_SHARED = (int, float, complex, str, bytes, tuple, frozenset, range, slice)
_SIMPLE = {int, float, bool, str, bytes, type(None)}
# Packages whose names hold functions, classes and modules, and nothing that may be None.
_HOLDING_OBJECTS = frozenset({"builtins", "keras", "numpy", "tensorflow"})


def compare(m: Machine, op: ast.cmpop, left: Any, right: Any, node: ast.AST) -> Any:
    """Return the truth of `left op right`."""
    if isinstance(op, (ast.Is, ast.IsNot)):
        return _told(op, _are_identical(m, left, right))
    is_among = isinstance(op, (ast.In, ast.NotIn))
    if m.keras.is_tensor(left) or m.keras.is_tensor(right):
        if is_among:
            return Unknown("whether a tensor is among others is not followed")
        return m.keras.operator(_COMPARE[type(op)], type(op).__name__, left, right, node)
    if isinstance(left, Unknown) or isinstance(right, Unknown):
        return Unknown(_NOT_KNOWN)
    if is_among and is_unsure(right):
        return UNSURE
    if isinstance(left, Array) or isinstance(right, Array):
        return Unknown("what is among others") if is_among else array_operation(op, left, right)
    return _compare_data(m, op, plain_member(left), plain_member(right))


def _compare_data(m: Machine, op: ast.cmpop, left: Any, right: Any) -> Any:
    if isinstance(op, (ast.In, ast.NotIn)):
        return _told(op, _is_among(m, left, right))
    if isinstance(op, (ast.Eq, ast.NotEq)):
        return _told(op, are_equal(m, left, right))
    if not all(isinstance(value, (*PLAIN, type(None))) for value in (left, right)):
        return Unknown("how objects compare is not followed")
    if not all(is_simple(value) for value in (left, right)):
        return Unknown(_NOT_KNOWN)
    return attempt(lambda: _COMPARE[type(op)](left, right))


def _told(op: ast.cmpop, answer: bool | None) -> Any:
    return Unknown(_NOT_KNOWN) if answer is None else answer is not isinstance(op, _NEGATED)


def _are_identical(m: Machine, left: Any, right: Any) -> bool | None:
    """Whether two values are one object, None where that is not known."""
    if isinstance(left, Unknown) or isinstance(right, Unknown):
        return None
    if left is right:
        return True
    if isinstance(left, Symbol) or isinstance(right, Symbol):
        return _are_one_name(m, left, right)
    if isinstance(left, _SINGLE) or isinstance(right, _SINGLE):
        return False
    if isinstance(left, Array) or isinstance(right, Array):
        return None if type(left) is type(right) else False
    if type(left) is type(right) and isinstance(left, _SHARED):
        return False if are_equal(m, left, right) is False else None
    return False


def _are_one_name(m: Machine, left: Any, right: Any) -> bool | None:
    """Whether names of packages, or a name and another value, are the same object."""
    if isinstance(left, Symbol) and isinstance(right, Symbol):
        return _are_equal_names(m, left.dotted, right.dotted)
    name, other = (left, right) if isinstance(left, Symbol) else (right, left)
    # An import that did not fail gives a module.
    is_module = "." not in name.dotted and isinstance(other, _SINGLE) and not m.cautious
    return False if is_module or is_object(name) else None


def is_object(name: Symbol) -> bool:
    """Whether a name of a package is that of a function, class or module for certain."""
    package, _, inside = name.dotted.partition(".")
    return package in _HOLDING_OBJECTS and not inside.rpartition(".")[2].startswith("_")


def _are_equal_names(m: Machine, left: str, right: str) -> bool | None:
    if left == right:
        return None if left.rpartition(".")[2].lower() == "nan" else True
    roots = {name.partition(".")[0] for name in (left, right)}
    if roots == {"builtins"}:
        one, other = (getattr(builtins, name.partition(".")[2]) for name in (left, right))
        return one is other
    one, other = canonical(left), canonical(right)
    if one is None or other is None:
        return False if "builtins" in roots and (one or other) else None
    found = [m.keras.is_one_layer(one, other), True if one == other else None]
    return next((answer for answer in found if answer is not None), None)


def are_equal(m: Machine, left: Any, right: Any) -> bool | None:
    """Whether two values are equal, None where that is not known."""
    left, right = plain_member(left), plain_member(right)
    if _is_open(m, left) or _is_open(m, right):
        return None
    if type(left) in _SIMPLE and type(right) in _SIMPLE:
        return bool(left == right)
    if left is right:
        return True
    if isinstance(left, Symbol) or isinstance(right, Symbol):
        return _is_equal_name(m, left, right)
    if isinstance(left, Instance) or isinstance(right, Instance):
        return False if all(map(_compares_by_identity, (left, right))) else None
    if isinstance(left, (list, tuple, dict)):
        return _are_equal_containers(m, left, right)
    if isinstance(left, PLAIN) or isinstance(right, PLAIN):
        both = isinstance(left, PLAIN) and isinstance(right, PLAIN)
        return attempt(lambda: bool(left == right)) if both and is_simple(left) else None
    is_own = all(isinstance(value, (Function, ClassValue)) for value in (left, right))
    return False if is_own or left is None or right is None else None


def _is_open(m: Machine, value: Any) -> bool:
    """Whether a value equals others in a way that is not known."""
    return isinstance(value, (Unknown, Array)) or is_unsure(value) or m.keras.is_tensor(value)


def _is_equal_name(m: Machine, left: Any, right: Any) -> bool | None:
    if isinstance(left, Symbol) and isinstance(right, Symbol):
        return _are_equal_names(m, left.dotted, right.dotted)
    name, other = (left, right) if isinstance(left, Symbol) else (right, left)
    is_named = name.dotted.startswith("builtins.") or (
        m.keras.is_keras(name) and not name.dotted.rpartition(".")[2].startswith("_")
    )
    return False if is_named and isinstance(other, (*PLAIN, type(None))) else None


def _compares_by_identity(value: Any) -> bool:
    """Whether a value is only equal to itself, or to what says so itself."""
    if not isinstance(value, Instance):
        return isinstance(value, (*PLAIN, type(None), Function, ClassValue))
    if value.cls.members is not None:
        return True
    has_own = value.cls.find("__eq__") is not None or value.cls.fields is not None
    return not has_own and not value.cls.outside()


def _are_equal_containers(m: Machine, left: Any, right: Any) -> bool | None:
    kind = next(k for k in (list, tuple, dict) if isinstance(left, k))
    if not isinstance(right, kind):
        return False if isinstance(right, (*PLAIN, type(None))) else None
    if len(left) != len(right):
        return False
    if not isinstance(left, dict) or not isinstance(right, dict):
        return _all(are_equal(m, a, b) for a, b in zip(left, right, strict=True))
    if not all(map(is_simple, (*left, *right))):
        return None
    if left.keys() != right.keys():
        return False
    return _all(are_equal(m, item, right[key]) for key, item in left.items())


def _all(answers: Iterable[bool | None]) -> bool | None:
    is_known = True
    for answer in answers:
        if answer is False:
            return False
        is_known = is_known and answer is not None
    return True if is_known else None


def _is_among(m: Machine, left: Any, right: Any) -> bool | None:
    if isinstance(right, Instance):
        return truth(special(m, right, "__contains__", (left,)))
    if isinstance(right, (list, tuple, dict, set, frozenset)):
        return _is_one_of(m, left, right)
    if not isinstance(right, PLAIN) or not is_simple(left):
        return None
    container: Any = right
    found: bool = attempt(lambda: left in container)
    return found


def _is_one_of(m: Machine, value: Any, others: Collection[Any]) -> bool | None:
    if {type(value), *map(type, others)} <= _SIMPLE:
        found: bool = value in others
        return found
    is_known = True
    for other in others:
        # What is the same object counts, even where it is not equal to itself.
        answer = are_equal(m, value, other) or (other is value or None)
        if answer:
            return True
        is_known = is_known and are_equal(m, value, other) is False
    return False if is_known else None


def is_doubtful_among(m: Machine, value: Any, others: Iterable[Any]) -> bool:
    """Whether it is not known which of the keys or items of a container equal a value."""
    if {type(value), *map(type, others)} <= _SIMPLE:
        return False
    return any(other is not value and are_equal(m, value, other) is None for other in others)
