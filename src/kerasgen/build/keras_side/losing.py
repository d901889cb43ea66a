"""Sequential models that get out of sight: given to what is not followed, or kept where it is not.

What is done to them there is not known. It only matters to a run that is cautious.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kerasgen.build.values import (
    BoundMethod,
    Bunch,
    ClassValue,
    Function,
    Instance,
    Method,
    Partial,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kerasgen.build.keras_side.facade import Keras

__all__ = ["CALLED", "lose", "sequentials_in"]

CALLED = (BoundMethod, ClassValue, Function, Partial)


def lose(k: Keras, values: Iterable[Any]) -> None:
    """Note the models in values of which nothing more is known, and the functions."""
    for value in sequentials_in(k, values):
        if isinstance(value, CALLED):
            k.record.away.setdefault(id(value), value)
        else:
            k.record.lost.add(id(value))


def sequentials_in(k: Keras, values: Iterable[Any]) -> Iterator[Any]:
    """Yield the Sequential models that values hold, and the functions and classes of the source."""
    seen: dict[int, Any] = {}
    pending = list(values)
    while pending:
        value = pending.pop()
        if id(value) in seen:
            continue
        seen[id(value)] = value
        if isinstance(value, (k.keras.Sequential, *CALLED)):
            yield value
        pending.extend(_parts(k, value))


def _parts(k: Keras, value: Any) -> Iterable[Any]:
    if isinstance(value, dict):
        return value.values()
    if isinstance(value, (list, tuple, set, frozenset)):
        return value
    if isinstance(value, Instance):
        return [value.real, *value.attributes.values()]
    if isinstance(value, Bunch):
        return value.attributes.values()
    if isinstance(value, Partial):
        return [value.function, *value.args, *value.keywords.values()]
    if isinstance(value, (BoundMethod, Method)):
        return [value.receiver]
    if not k.is_layer(value):
        return ()
    return [*getattr(value, "layers", ()), k.record.instances.get(id(value))]
