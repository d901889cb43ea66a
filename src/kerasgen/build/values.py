"""The values of interpreted code that are not plain Python data or objects of Keras."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import ast
    from collections.abc import Callable

    from kerasgen.build.frames import Frame

__all__ = [
    "MISSING",
    "OPEN_SLICE",
    "SCALAR_TYPE",
    "UNSURE",
    "Array",
    "BoundMethod",
    "Bunch",
    "ClassValue",
    "Dataset",
    "Defaults",
    "Factory",
    "Function",
    "Instance",
    "Method",
    "Partial",
    "Property",
    "Raised",
    "Scaler",
    "SuperValue",
    "Symbol",
    "Unknown",
    "is_known",
    "is_plain",
    "is_unsure",
    "remembered",
]


@dataclass(frozen=True, eq=False)
class Unknown:
    """A value that the source does not tell, and why. What is done to it gives another one."""

    reason: str
    parts: dict[Any, Unknown] = field(default_factory=dict, repr=False)

    def part(self, key: Any) -> Unknown:
        """Return what an attribute or item of it is: the same each time."""
        return self.parts.setdefault(key, Unknown(self.reason))


@dataclass(frozen=True)
class Symbol:
    """A name of a package by its dotted path, `keras.layers.Dense`. The package is not touched."""

    dotted: str


@dataclass(frozen=True, eq=False)
class Function:
    """A function of the source with the frame that it was made in. `owner` holds a method."""

    node: ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda
    closure: Frame
    defaults: tuple[Any, ...]
    keyword_defaults: dict[str, Any]
    name: str
    owner: ClassValue | None = None
    kind: str = "plain"


@dataclass(frozen=True, eq=False)
class BoundMethod:
    """A function of the source with the instance or class it was read from."""

    function: Function
    receiver: Any


@dataclass(frozen=True, eq=False)
class Property:
    """A property of a class. One that is cached can be set, and keeps what it gives."""

    getter: Function
    setter: Any = None
    deleter: Any = None
    is_cached: bool = False


@dataclass(frozen=True, eq=False)
class Method:
    """A method of plain data or of an object of Keras, by its name."""

    receiver: Any
    name: str


@dataclass(frozen=True, eq=False)
class Partial:
    """What `functools.partial` gives."""

    function: Any
    args: tuple[Any, ...]
    keywords: dict[str, Any]


@dataclass(eq=False)
class ClassValue:
    """A class of the source. `fields` are those of a dataclass or named tuple, in order.

    `members` are those of an enumeration, by name; `made` are its instances.
    """

    name: str
    node: ast.ClassDef | None
    bases: tuple[Any, ...]
    namespace: dict[str, Any]
    fields: dict[str, Any] | None = None
    members: dict[str, Instance] | None = None
    made: list[Instance] = field(default_factory=list)

    def lineage(self) -> list[ClassValue]:
        """Return the class and its bases of the source in the order in which Python looks."""
        bases = [base for base in self.bases if isinstance(base, ClassValue)]
        return [self, *_merged([*(base.lineage() for base in bases), bases])]

    def find(self, name: str) -> tuple[ClassValue, Any] | None:
        """Return what the class or a base has under a name, and which one."""
        for found in self.lineage():
            if name in found.namespace:
                return found, found.namespace[name]
        return None

    def outside(self) -> list[Any]:
        """Return the bases that are not of the source."""
        return [b for c in self.lineage() for b in c.bases if not isinstance(b, ClassValue)]


def _merged(rows: list[list[ClassValue]]) -> list[ClassValue]:
    """Merge rows of classes: each keeps its order, none comes before one that derives from it."""
    merged: list[ClassValue] = []
    while rows := [row for row in rows if row]:
        heads = [row[0] for row in rows]
        # Python refuses classes whose bases have no such order.
        head = next((h for h in heads if not any(h in row[1:] for row in rows)), heads[0])
        merged.append(head)
        rows = [[cls for cls in row if cls is not head] for row in rows]
    return merged


class Defaults(dict[Any, Any]):
    """What `collections.defaultdict` makes: a missing key gets what `factory` gives."""

    def __init__(self, factory: Any, items: dict[Any, Any]) -> None:
        super().__init__(items)
        self.factory = factory


@dataclass(frozen=True, eq=False)
class Factory:
    """What makes the default of a field of a dataclass, anew for each instance."""

    function: Any


@dataclass(eq=False)
class Instance:
    """An object of a class of the source. `real` is the object of Keras that it is, if any."""

    cls: ClassValue
    attributes: dict[str, Any] = field(default_factory=dict)
    real: Any = None


@dataclass(frozen=True, eq=False)
class SuperValue:
    """What `super()` gives: the instance, seen from a class upwards."""

    instance: Any
    start: ClassValue


@dataclass
class Array:
    """An array of which only the shape is known; a size of None is not.

    Once its shape is set in its place it `is_forgotten`, under whatever name it is reached.
    """

    shape: tuple[int | None, ...]
    is_forgotten: bool = field(default=False, compare=False)


@dataclass(frozen=True, eq=False)
class Dataset:
    """A dataset of which only the elements are known: an array, or nested tuples of them."""

    element: Any


@dataclass(frozen=True, eq=False)
class Bunch:
    """What has these attributes, as scikit-learn gives data sets; the rest is not known."""

    attributes: dict[str, Any]


@dataclass(frozen=True, eq=False)
class Scaler:
    """What scales the columns of arrays, and so gives arrays of the same shape."""


class Raised(Exception):
    """An exception on its way through interpreted code.

    `kind` is the name of its class, empty where it is not known; `cls` the class, if of the source.
    """

    def __init__(
        self, kind: str, message: str, *, fault: int | None = None, cls: ClassValue | None = None
    ) -> None:
        super().__init__(message)
        self.cls = cls
        self.kind = kind
        self.message = message
        # The number of the call of the trace that failed.
        self.fault = fault


# What a lookup gives where there is nothing.
MISSING: Any = object()

# The type of the items of an array. An array of records has one of another kind; none is made.
SCALAR_TYPE = Unknown("the type of an array is not known")

# A slice with a bound that is not known: it picks some items of one axis.
OPEN_SLICE = Unknown("a bound of a slice is not known")

# The first item of a container of which nothing is known, not even how many items it has.
UNSURE = Unknown("it was changed on a way that may not be taken")


def remembered(value: Any) -> Any:
    """Return a value, unknown where it is an array whose shape was set."""
    if isinstance(value, Array) and value.is_forgotten:
        return Unknown("the shape of an array is set")
    return value


def is_plain(value: Any) -> bool:
    """Whether a value is plain data without parts."""
    return value is None or isinstance(value, (bool, int, float, str, bytes, range, slice))


def is_unsure(container: Any) -> bool:
    """Whether a list, set or dict may hold anything."""
    if isinstance(container, list):
        return bool(container) and container[0] is UNSURE
    return isinstance(container, (dict, set, frozenset)) and UNSURE in container


def is_known(value: Any, then: Callable[[Any], bool] | None = None) -> bool:
    """Whether a value and, two levels deep, its elements are known."""
    if isinstance(value, Unknown):
        return False
    if isinstance(value, (list, tuple, set, frozenset)):
        return all(is_known(item, then) for item in value)
    if isinstance(value, dict):
        return all(is_known(item, then) for item in value.values())
    return then is None or then(value)
