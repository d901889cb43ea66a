"""Operators and items of values: computed on plain data within bounds, unknown where a part is."""

from __future__ import annotations

import ast
import builtins
import operator
from typing import TYPE_CHECKING, Any

from kerasgen.build.machine import Arguments
from kerasgen.build.values import (
    MISSING,
    UNSURE,
    Array,
    BoundMethod,
    ClassValue,
    Function,
    Instance,
    Raised,
    SuperValue,
    Unknown,
    is_unsure,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from kerasgen.build.frames import Frame
    from kerasgen.build.machine import Machine

__all__ = [
    "BUILTINS",
    "PLAIN",
    "array_operation",
    "attempt",
    "binary",
    "in_place",
    "is_simple",
    "joined",
    "plain_member",
    "special",
    "super_of",
    "truth",
    "unary",
]

BUILTINS = frozenset(name for name in dir(builtins) if not name.startswith("_"))

_BINARY: dict[type[ast.operator], Callable[[Any, Any], Any]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.FloorDiv: operator.floordiv,
    ast.Mod: operator.mod,
    ast.Pow: operator.pow,
    ast.LShift: operator.lshift,
    ast.RShift: operator.rshift,
    ast.BitOr: operator.or_,
    ast.BitAnd: operator.and_,
    ast.BitXor: operator.xor,
    ast.MatMult: operator.matmul,
}
_UNARY: dict[type[ast.unaryop], Callable[[Any], Any]] = {
    ast.UAdd: operator.pos,
    ast.USub: operator.neg,
    ast.Invert: operator.invert,
}
PLAIN = (bool, int, float, complex, str, bytes, list, tuple, dict, set, frozenset, slice, range)
_SIZED = (str, bytes, list, tuple)


_NAMES: dict[type[ast.operator], str] = {
    ast.Add: "add", ast.Sub: "sub", ast.Mult: "mul", ast.Div: "truediv",
    ast.FloorDiv: "floordiv", ast.Mod: "mod", ast.Pow: "pow", ast.MatMult: "matmul",
    ast.BitOr: "or", ast.BitAnd: "and", ast.RShift: "rshift", ast.LShift: "lshift",
}  # fmt: skip


def special(m: Machine, value: Any, name: str, args: tuple[Any, ...]) -> Any:
    """Call a special method of an object of the source; MISSING where it has none."""
    found = value.cls.find(name) if isinstance(value, Instance) else None
    if found is None or not isinstance(found[1], Function):
        return MISSING
    return m.call(BoundMethod(found[1], value), Arguments(args), found[1].node)


def in_place(m: Machine, op: ast.operator, left: Any, right: Any) -> Any:
    """Return what `left op= right` binds where the class of `left` says it, else MISSING."""
    return special(m, left, f"__i{_NAMES.get(type(op), '')}__", (right,))


def plain_member(value: Any) -> Any:
    """Return the number or text that a member of an enumeration is, if it is one; else itself."""
    is_member = isinstance(value, Instance) and value.cls.members is not None
    return value.attributes["value"] if is_member and value.attributes["is_plain"] else value


def attempt(compute: Callable[[], Any]) -> Any:
    """Return what plain Python computes; what it raises is raised in the interpreted code."""
    try:
        return compute()
    except Raised:
        raise
    except (ArithmeticError, TypeError, ValueError, LookupError, AttributeError) as error:
        raise Raised(type(error).__name__, str(error)[:200]) from None


def binary(m: Machine, op: ast.operator, left: Any, right: Any, node: ast.AST) -> Any:
    """Return `left op right`."""
    left, right = plain_member(left), plain_member(right)
    compute = _BINARY[type(op)]
    if m.keras.is_tensor(left) or m.keras.is_tensor(right):
        return m.keras.operator(compute, type(op).__name__, left, right, node)
    for value in (left, right):
        if isinstance(value, Unknown):
            m.keras.lose(left, right)
            return value if value is UNSURE else Unknown(value.reason)
    if isinstance(left, Array) or isinstance(right, Array):
        return array_operation(op, left, right)
    name = _NAMES.get(type(op), "")
    for holder, other, prefix in ((left, right, ""), (right, left, "r")):
        found = special(m, holder, f"__{prefix}{name}__", (other,))
        if found is not MISSING:
            return found
    if not isinstance(left, (*PLAIN, type(None))) or not isinstance(right, (*PLAIN, type(None))):
        return Unknown("an operator of an object is not followed")
    makes_text = isinstance(op, ast.Mod) and isinstance(left, (str, bytes))
    if (makes_text or isinstance(left, (set, frozenset))) and not is_simple((left, right)):
        m.keras.lose(left, right)
        return Unknown("what a part of it is is not known")
    if not _fits(m, op, left, right):
        return Unknown("its value is too large")
    return attempt(lambda: compute(left, right))


def _fits(m: Machine, op: ast.operator, left: Any, right: Any) -> bool:
    """Whether the result of an operator stays within the budget."""
    bits, limit = m.budget.bits, m.budget.container
    if isinstance(op, ast.Mod) and isinstance(left, (str, bytes)):
        return len(left) < 1_000 and len(str(right)) < 1_000
    if isinstance(op, ast.Mult):
        for one, other in ((left, right), (right, left)):
            if isinstance(one, _SIZED):
                return isinstance(other, int) and len(one) * max(other, 0) <= limit
        return _bits(left) + _bits(right) <= bits
    if isinstance(op, ast.Pow):
        return isinstance(right, float) or _bits(left) * max(abs(_int(right)), 1) <= bits
    if isinstance(op, ast.LShift):
        return _bits(left) + abs(_int(right)) <= bits
    if isinstance(op, ast.Add) and isinstance(left, _SIZED) and isinstance(right, _SIZED):
        return len(left) + len(right) <= limit
    return True


def _bits(value: Any) -> int:
    return value.bit_length() if isinstance(value, int) else 64


def _int(value: Any) -> int:
    return value if isinstance(value, int) else 0


def _product(left: Any, right: Any) -> Any:
    """Return the product of two matrices."""
    is_known = all(isinstance(v, Array) and len(v.shape) == 2 for v in (left, right))
    if not is_known or left.shape[1] != right.shape[0]:
        return Unknown("the shape of an array is not known")
    return Array((left.shape[0], right.shape[1]))


def array_operation(op: ast.operator | ast.cmpop, left: Any, right: Any) -> Any:
    """Return the array that an operator makes of two, of which one may be a number."""
    if not all(isinstance(value, (Array, bool, int, float)) for value in (left, right)):
        return Unknown("the shape of an array is not known")
    if isinstance(op, ast.MatMult):
        return _product(left, right)
    shapes = [value.shape if isinstance(value, Array) else () for value in (left, right)]
    longer, shorter = sorted(shapes, key=len, reverse=True)
    padded = (1,) * (len(longer) - len(shorter)) + tuple(shorter)
    sizes = []
    for one, other in zip(longer, padded, strict=True):
        if one == 1 or other == 1:
            sizes.append(other if one == 1 else one)
        elif one is None or other is None:
            sizes.append(None)
        elif one != other and isinstance(op, (ast.Eq, ast.NotEq)):
            return Unknown("arrays of other sizes are compared")  # tensors differ, arrays raise
        elif one != other:
            raise Raised("ValueError", "arrays do not broadcast")
        else:
            sizes.append(one)
    return Array(tuple(sizes))


def unary(m: Machine, op: ast.unaryop, value: Any, node: ast.expr) -> Any:
    """Return `op value`."""
    compute = _UNARY[type(op)]
    if m.keras.is_tensor(value):
        return m.keras.operator(lambda one, _: compute(one), type(op).__name__, value, None, node)
    if isinstance(value, (Unknown, Array)):
        return value
    if not isinstance(value, PLAIN):
        return Unknown("an operator of an object is not followed")
    return attempt(lambda: compute(value))


def is_simple(value: Any) -> bool:
    """Whether a value is plain data in all its parts."""
    if isinstance(value, (list, tuple, set, frozenset)):
        return all(map(is_simple, value))
    if isinstance(value, dict):
        return all(map(is_simple, (*value, *value.values())))
    return isinstance(value, (*PLAIN, type(None)))


def truth(value: Any) -> bool | None:
    """Return whether a value counts as true; None where that is not known."""
    if isinstance(value, (Unknown, Array)) or is_unsure(value):
        return None
    if isinstance(value, (*PLAIN, type(None))):
        return bool(value)
    if isinstance(value, (Function, BoundMethod, ClassValue)):
        return True
    if isinstance(value, Instance):
        plain = value.real is None and value.cls.find("__bool__") is None
        return True if plain and value.cls.find("__len__") is None else None
    return True if type(value).__module__.startswith("keras.") and callable(value) else None


def joined(m: Machine, one: Any, other: Any) -> Any:
    """Return what is known of a value that is one of two."""
    if one is other:
        return one
    is_shared = isinstance(one, (list, dict, set))
    if isinstance(one, PLAIN) and not is_shared and type(one) is type(other) and one == other:
        return one
    m.keras.lose(one, other)
    return Unknown("it depends on a condition that is not known")


def super_of(frame: Frame, given: Sequence[Any]) -> Any:
    """Return what `super(...)` gives inside a method."""
    current: Frame | None = frame
    while current is not None and current.function is None:
        current = current.parent
    owner = current.function.owner if current is not None and current.function else None
    if given and isinstance(given[0], ClassValue):
        owner = given[0]
    if owner is None or current is None or current.receiver is None:
        return Unknown("`super()` is used where its class is not known")
    return SuperValue(current.receiver, owner)
