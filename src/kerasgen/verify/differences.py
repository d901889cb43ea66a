"""The first difference between two descriptions of a model, in words."""

from __future__ import annotations

from typing import Any

__all__ = ["first_difference"]

_LONG = 100


def first_difference(old: Any, new: Any) -> str | None:
    """Say where two pieces of plain data first differ; None where they are equal."""
    if old == new:
        return None
    path, left, right = _found(old, new)
    where = f"{' of '.join(reversed(path))}: " if path else ""
    return f"{where}{_short(left)} became {_short(right)}"


def _found(old: Any, new: Any) -> tuple[list[str], Any, Any]:
    if isinstance(old, dict) and isinstance(new, dict):
        for key in [*old, *(key for key in new if key not in old)]:
            if key not in old or key not in new:
                return [str(key)], old.get(key, "nothing"), new.get(key, "nothing")
            if old[key] != new[key]:
                path, left, right = _found(old[key], new[key])
                return [str(key), *path], left, right
    if _are_rows(old, new):
        for number, (left, right) in enumerate(zip(old, new, strict=False), start=1):
            if left != right:
                path, one, other = _found(left, right)
                return ([f"number {number}", *path] if isinstance(old, list) else path), one, other
        if len(old) != len(new):
            return [f"{len(old)} against {len(new)}"], _beyond(old, new), _beyond(new, old)
    return [], old, new


def _are_rows(old: Any, new: Any) -> bool:
    if type(old) is not type(new) or not isinstance(old, (list, tuple)):
        return False
    return isinstance(old, list) or (len(old) == len(new) and not _is_small(old))


def _is_small(value: Any) -> bool:
    return all(v is None or isinstance(v, (bool, int, float, str)) for v in value)


def _beyond(longer: Any, shorter: Any) -> Any:
    return longer[len(shorter)] if len(longer) > len(shorter) else "nothing"


def _short(value: Any) -> str:
    text = " ".join(str(value).split())
    return text if len(text) <= _LONG else f"{text[: _LONG - 3]}..."
