"""Patterns of `match`: whether a value fits one, and the names that it binds."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING, Any

from kerasgen.build import operators
from kerasgen.build.allowed.inspecting import is_a
from kerasgen.build.comparing import compare
from kerasgen.build.values import Instance, Unknown, is_unsure

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from kerasgen.build.frames import Frame
    from kerasgen.build.machine import Machine

__all__ = ["bound_names", "fits_pattern"]


def bound_names(pattern: ast.pattern) -> list[str]:
    """Return the names that a pattern binds."""
    found = [getattr(n, "name", None) or getattr(n, "rest", None) for n in ast.walk(pattern)]
    return [name for name in found if isinstance(name, str)]


def fits_pattern(m: Machine, pattern: ast.pattern, subject: Any, frame: Frame) -> bool | None:
    """Bind the names of a pattern; return whether a value fits it, None where it is not known."""
    return _HANDLERS[type(pattern)](m, pattern, subject, frame)


def _all(found: Iterable[bool | None]) -> bool | None:
    """Return whether all hold; the first that does not, or is not known, decides."""
    for one in found:
        if one is not True:
            return one
    return True


def _as(m: Machine, pattern: ast.MatchAs, subject: Any, frame: Frame) -> bool | None:
    fits = True if pattern.pattern is None else fits_pattern(m, pattern.pattern, subject, frame)
    if pattern.name is not None and fits is not False:
        frame.write(pattern.name, subject)
    return fits


def _value(m: Machine, pattern: ast.MatchValue, subject: Any, frame: Frame) -> bool | None:
    value = m.evaluate(pattern.value, frame)
    return operators.truth(compare(m, ast.Eq(), subject, value, pattern.value))


def _singleton(m: Machine, pattern: ast.MatchSingleton, subject: Any, frame: Frame) -> bool | None:
    return operators.truth(
        compare(m, ast.Is(), subject, pattern.value, ast.Constant(pattern.value))
    )


def _or(m: Machine, pattern: ast.MatchOr, subject: Any, frame: Frame) -> bool | None:
    for inner in pattern.patterns:
        fits = fits_pattern(m, inner, subject, frame)
        if fits is not False:
            return fits
    return False


def _sequence(m: Machine, pattern: ast.MatchSequence, subject: Any, frame: Frame) -> bool | None:
    if isinstance(subject, Unknown) or is_unsure(subject):
        return None
    if not isinstance(subject, (list, tuple)):
        return False
    items, inner = list(subject), list(pattern.patterns)
    star = next((i for i, p in enumerate(inner) if isinstance(p, ast.MatchStar)), None)
    if star is not None:
        after = len(inner) - star - 1
        if len(items) < len(inner) - 1:
            return False
        items[star : len(items) - after] = [items[star : len(items) - after]]
    if len(items) != len(inner):
        return False
    return _all(fits_pattern(m, p, item, frame) for p, item in zip(inner, items, strict=True))


def _star(m: Machine, pattern: ast.MatchStar, subject: Any, frame: Frame) -> bool | None:
    if pattern.name is not None:
        frame.write(pattern.name, subject)
    return True


def _mapping(m: Machine, pattern: ast.MatchMapping, subject: Any, frame: Frame) -> bool | None:
    if isinstance(subject, Unknown) or is_unsure(subject):
        return None
    if not isinstance(subject, dict):
        return False
    keys = [m.evaluate(key, frame) for key in pattern.keys]
    if any(isinstance(key, Unknown) for key in keys):
        return None
    if any(key not in subject for key in keys):
        return False
    if pattern.rest is not None:
        frame.write(pattern.rest, {k: v for k, v in subject.items() if k not in keys})
    pairs = zip(keys, pattern.patterns, strict=True)
    return _all(fits_pattern(m, inner, subject[key], frame) for key, inner in pairs)


def _class(m: Machine, pattern: ast.MatchClass, subject: Any, frame: Frame) -> bool | None:
    fits = is_a(m, subject, m.evaluate(pattern.cls, frame))
    if fits is not True:
        return fits
    if pattern.patterns and not isinstance(subject, Instance):
        # `int(x)`: a builtin takes itself.
        return fits_pattern(m, pattern.patterns[0], subject, frame)
    names = [*_positional(subject)[: len(pattern.patterns)], *pattern.kwd_attrs]
    inner = [*pattern.patterns, *pattern.kwd_patterns]
    if len(names) != len(inner):
        return None
    return _all(
        fits_pattern(m, one, m.attribute(subject, name, one), frame)
        for name, one in zip(names, inner, strict=True)
    )


def _positional(subject: Any) -> list[str]:
    if not isinstance(subject, Instance):
        return []
    found = subject.cls.find("__match_args__")
    if found is not None and isinstance(found[1], tuple):
        return list(found[1])
    return list(subject.cls.fields or ())


_HANDLERS: dict[type[ast.pattern], Callable[..., bool | None]] = {
    ast.MatchAs: _as,
    ast.MatchClass: _class,
    ast.MatchMapping: _mapping,
    ast.MatchOr: _or,
    ast.MatchSequence: _sequence,
    ast.MatchSingleton: _singleton,
    ast.MatchStar: _star,
    ast.MatchValue: _value,
}
