"""Items of values: those that going over one gives, and the one at a key."""

from __future__ import annotations

import operator
from typing import TYPE_CHECKING, Any

from kerasgen.build.comparing import is_doubtful_among
from kerasgen.build.machine import Arguments
from kerasgen.build.operators import PLAIN, attempt, special
from kerasgen.build.values import (
    MISSING,
    OPEN_SLICE,
    UNSURE,
    Array,
    Bunch,
    ClassValue,
    Defaults,
    Instance,
    Unknown,
    is_known,
    is_plain,
    is_unsure,
)

if TYPE_CHECKING:
    import ast

    from kerasgen.build.machine import Machine

__all__ = ["item", "items_of", "made_of"]

_NOT_IN_DATA = Unknown("an item of data is not known")
_NOT_FOLLOWED = Unknown("how an array is indexed is not known")


def items_of(m: Machine, value: Any) -> list[Any] | None:
    """Return the items that going over a value gives; None where they are not known."""
    if is_unsure(value):
        return None
    if isinstance(value, (list, tuple, set, frozenset, str, dict)):
        return list(value) if len(value) <= m.budget.container else None
    if isinstance(value, range):
        return list(value) if len(value) <= m.budget.container else None
    if isinstance(value, Array) and value.shape and value.shape[0] is not None:
        if value.shape[0] <= 64:
            return [Array(value.shape[1:]) for _ in range(value.shape[0])]
    if isinstance(value, ClassValue) and value.members is not None:
        return list(value.members.values())
    if isinstance(value, Instance) and value.cls.fields is not None:
        return [value.attributes.get(name) for name in value.cls.fields]
    found = special(m, value, "__iter__", ())
    return items_of(m, found) if isinstance(found, list) else None


def made_of(m: Machine, make: type, items: list[Any]) -> Any:
    """Return a set or dict of items, where it is known which of them, or of their keys, are equal.

    Raises Raised where Python raises, as for a key that cannot be one.
    """
    keys = [pair[0] for pair in items if pair] if make is dict else items
    is_clear = is_known(keys, lambda key: not isinstance(key, Array))
    if not is_clear or any(is_doubtful_among(m, keys[i], keys[:i]) for i in _odd(keys)):
        return {UNSURE: UNSURE} if make is dict else make([UNSURE])
    return attempt(lambda: make(items))


def _odd(keys: list[Any]) -> list[int]:
    """Return the places of keys that are no plain numbers and texts, and of those after them."""
    first = next((i for i, key in enumerate(keys) if not is_plain(key)), len(keys))
    return list(range(first, len(keys)))


def item(m: Machine, value: Any, key: Any, node: ast.expr) -> Any:
    """Return `value[key]`."""
    if m.keras.is_tensor(value):
        return m.keras.operator(operator.getitem, "GetItem", value, key, node)
    if isinstance(value, Unknown):
        return value.part(key) if isinstance(key, (int, str)) and value is not UNSURE else value
    if isinstance(value, Array):
        return _array_item(value, key)
    if isinstance(key, Unknown):
        m.keras.lose(value)
        return key
    if is_unsure(value):
        return UNSURE
    if isinstance(value, Bunch):
        return value.attributes.get(key, _NOT_IN_DATA) if isinstance(key, str) else _NOT_IN_DATA
    found = special(m, value, "__getitem__", (key,))
    if found is not MISSING:
        return found
    return _data_item(m, value, key, node)


def _data_item(m: Machine, value: Any, key: Any, node: ast.expr) -> Any:
    container: Any = _container(value)
    if container is None:
        return Unknown("an item of an object is not followed")
    if isinstance(container, dict) and is_doubtful_among(m, key, container):
        m.keras.lose(value)
        return Unknown("which item it is is not known")
    if isinstance(value, Defaults) and isinstance(key, (str, int, tuple)) and key not in value:
        value[key] = m.call(value.factory, Arguments(), node)
    return attempt(lambda: container[key])


def _container(value: Any) -> Any:
    """Return plain data to look an item up in, None where there is none."""
    if isinstance(value, ClassValue):
        return value.members
    if isinstance(value, Instance) and value.cls.fields is not None:
        return tuple(value.attributes.get(name) for name in value.cls.fields)
    return value if isinstance(value, PLAIN) else None


def _array_item(value: Array, key: Any) -> Any:
    """Return what is left of an array: by numbers, slices, new axes, and one row of numbers."""
    keys = list(key) if isinstance(key, tuple) else [key]
    dots = [at for at, one in enumerate(keys) if one is Ellipsis]
    lacking = len(value.shape) - sum(one is not None and one is not Ellipsis for one in keys)
    # numpy puts what several rows, or a row and numbers, pick together in other places.
    picks = [one for one in keys if isinstance(one, (list, Array))]
    has_numbers = any(isinstance(one, int) for one in keys)
    if len(dots) > 1 or lacking < 0 or len(picks) > 1 or (picks and has_numbers):
        return _NOT_FOLLOWED
    if dots:
        keys[dots[0] : dots[0] + 1] = [slice(None)] * lacking
    sizes: list[int | None] = []
    rest = list(value.shape)
    for one in keys:
        if one is None:
            sizes.append(1)
            continue
        size = rest.pop(0)
        if type(one) is int:
            continue
        length = _picked(one, size)
        if length is MISSING:
            return _NOT_FOLLOWED
        sizes.append(length)
    return Array((*sizes, *rest))


def _picked(one: Any, size: int | None) -> Any:
    """Return how many items of an axis a slice or a row of numbers picks, None if not known.

    MISSING where it is not known that it picks from this axis alone.
    """
    if isinstance(one, slice):
        return _length(one, size)
    if one is OPEN_SLICE:
        return None
    if isinstance(one, Array) and len(one.shape) == 1 and not one.is_forgotten:
        return None
    if isinstance(one, list) and one and all(type(item) is int for item in one):
        return len(one)
    if isinstance(one, list) and one and all(type(item) is bool for item in one):
        return sum(one)
    return MISSING


def _length(part: slice, size: int | None) -> int | None:
    """Return how many items a slice of an axis has, None where a bound is not known."""
    bounds = (part.start, part.stop, part.step)
    if size is None or not all(b is None or isinstance(b, int) for b in bounds):
        return None
    return None if part.step == 0 else len(range(*part.indices(size)))
