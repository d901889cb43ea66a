"""The differences between two descriptions of a model, in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["NOTHING", "Difference", "differences"]

_LONG = 100
# What stands for a part that only one of two descriptions has.
NOTHING = "nothing"


@dataclass(frozen=True)
class Difference:
    """Two parts that are not equal, and the words that lead to them, the outermost first."""

    path: tuple[str, ...]
    old: Any
    new: Any

    @property
    def where(self) -> str:
        """What differs."""
        return " of ".join(step for step in reversed(self.path) if step)

    def __str__(self) -> str:
        where = f"{self.where}: " if self.path else ""
        return f"{where}{_short(self.old)} became {_short(self.new)}"


def differences(old: Any, new: Any, path: tuple[str, ...] = ()) -> Iterator[Difference]:
    """Yield what differs between two pieces of plain data, in order.

    A dict in a list is told by its `name`, if it has one.
    """
    if old == new:
        return
    if isinstance(old, dict) and isinstance(new, dict):
        for key in [*old, *(key for key in new if key not in old)]:
            left, right = old.get(key, NOTHING), new.get(key, NOTHING)
            yield from differences(left, right, (*path, str(key)))
    elif _are_rows(old, new):
        for number, (left, right) in enumerate(zip(old, new, strict=False), start=1):
            step = _step(left, number) if isinstance(old, list) else ()
            yield from differences(left, right, (*path, *step))
        if len(old) != len(new):
            step = (f"{len(old)} against {len(new)}",)
            yield Difference((*path, *step), _beyond(old, new), _beyond(new, old))
    else:
        yield Difference(path, old, new)


def _step(item: Any, number: int) -> tuple[str, ...]:
    name = item.get("name") if isinstance(item, dict) else None
    return (f"number {number}" if name is None else f"layer `{name}`",)


def _are_rows(old: Any, new: Any) -> bool:
    if type(old) is not type(new) or not isinstance(old, (list, tuple)):
        return False
    return isinstance(old, list) or (len(old) == len(new) and not _is_small(old))


def _is_small(value: Any) -> bool:
    return all(v is None or isinstance(v, (bool, int, float, str)) for v in value)


def _beyond(longer: Any, shorter: Any) -> Any:
    return longer[len(shorter)] if len(longer) > len(shorter) else NOTHING


def _short(value: Any) -> str:
    text = " ".join(str(value).split())
    return text if len(text) <= _LONG else f"{text[: _LONG - 3]}..."
