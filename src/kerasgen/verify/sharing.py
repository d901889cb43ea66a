"""Which layers models have in common, with each other and with variables of the source."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from kerasgen.build.values import Instance
from kerasgen.verify.describe import layers_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from kerasgen.build.interpreter import Run
    from kerasgen.build.keras_side.record import Built

__all__ = ["difference_in_sharing"]

_Pair = tuple["Sequence[Built]", "Sequence[Built]"]
# A layer by the number of the first model that has it, and its place there; the model itself has
# no place.
_Place = tuple[int, "int | None"]
# How deep variables are looked into, and at how many parts.
_DEPTH = 4
_PARTS = 2000


def difference_in_sharing(
    before: Run, after: Run, equal: Sequence[_Pair], others: _Pair
) -> str | None:
    """Say what differs between the layers of all models and of their twins; None if nothing.

    `equal` are the converted models that are the same by themselves; `others` are all those of both
    versions that were compared and are not.
    """
    left, right = _unconverted(before, after, equal, others)
    old, old_rows = _places(before, [*(m for models, _ in equal for m in models), *left])
    new, new_rows = _places(after, [*(m for _, models in equal for m in models), *right])
    if old_rows != new_rows:
        return "which layers the models have in common"
    names = {name: old[id(v)] for name, v in _objects(before) if id(v) in old}
    kept = {name: new.get(id(v)) for name, v in _objects(after)}
    for name, place in names.items():
        if kept.get(name) != place:
            what = "the model" if place[1] is None else "a layer of the model"
            return f"`{name}` is {what} before, and not the same one after"
    return _difference_in_names(_named(before, old), _named(after, new))


def _unconverted(
    before: Run, after: Run, equal: Sequence[_Pair], others: _Pair
) -> tuple[list[Built], list[Built]]:
    """Return the models that no conversion touches, in pairs; none where they do not pair."""
    compared_old = [*others[0], *(m for models, _ in equal for m in models)]
    compared_new = [*others[1], *(m for _, models in equal for m in models)]
    left, right = _rest(before, compared_old), _rest(after, compared_new)
    if [made.kind for made in left] != [made.kind for made in right]:
        return [], []
    pairs = [
        (one, other)
        for one, other in zip(left, right, strict=True)
        if _is_known(before, one) and _is_known(after, other)
    ]
    return [one for one, _ in pairs], [other for _, other in pairs]


def _rest(run: Run, compared: Collection[Built]) -> list[Built]:
    known = {id(made) for made in compared}
    return [made for made in run.keras.record.built if id(made) not in known]


def _is_known(run: Run, made: Built) -> bool:
    return made.model is not None and not run.keras.is_unsure(made.model)


def _places(run: Run, models: Sequence[Built]) -> tuple[dict[int, _Place], list[list[_Place]]]:
    """Return for each layer of each model where among them it comes first: by id, and in order."""
    seen: dict[int, _Place] = {}
    rows = [
        [
            seen.setdefault(id(layer), (number, place))
            for place, layer in enumerate(layers_of(run.keras, made.model))
        ]
        for number, made in enumerate(models)
    ]
    for number, made in enumerate(models):
        seen.setdefault(id(made.model), (number, None))
    return seen, rows


def _objects(run: Run) -> Iterator[tuple[str, Any]]:
    """Yield what the variables of the module hold, and the parts of it, by how they are reached."""
    pending = [(name, value, 0) for name, value in run.variables.items()]
    for _ in range(_PARTS):
        if not pending:
            return
        name, value, depth = pending.pop(0)
        yield name, getattr(value, "real", None) or value
        if depth < _DEPTH:
            pending.extend((part, v, depth + 1) for part, v in _parts(name, value))


def _parts(name: str, value: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(value, Instance):
        yield from ((f"{name}.{key}", part) for key, part in value.attributes.items())
    elif isinstance(value, dict):
        yield from ((f"{name}[{key!r}]", part) for key, part in value.items())
    elif isinstance(value, (list, tuple)):
        yield from ((f"{name}[{index}]", part) for index, part in enumerate(value))


def _named(run: Run, places: Mapping[int, _Place]) -> dict[str, list[_Place | None]]:
    """Return what was stored first in variables of each name, of functions, too, in order."""
    found: dict[str, list[_Place | None]] = defaultdict(list)
    for made in (*run.keras.record.held, *(one.model for one in run.keras.record.built)):
        name = run.keras.record.variables.get(id(made))
        if name is not None and run.keras.is_layer(made):
            found[name].append(places.get(id(made)))
    return found


def _difference_in_names(
    old: Mapping[str, list[_Place | None]], new: Mapping[str, list[_Place | None]]
) -> str | None:
    for name, places in old.items():
        others = new.get(name, [])
        # What a conversion makes of a variable that it needs no more is told by the models.
        if len(places) != len(others):
            continue
        for place, other in zip(places, others, strict=True):
            if place is not None and place != other:
                return f"`{name}` is a layer of the model before, and not the same one after"
    return None
