"""Which layers models have in common, with each other and with variables of the source."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kerasgen.verify.describe import layers_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kerasgen.build.interpreter import Run
    from kerasgen.build.keras_side.record import Built

__all__ = ["difference_in_sharing"]

_Pair = tuple["Sequence[Built]", "Sequence[Built]"]
# A layer by the number of the first model that has it, and its place there.
_Place = tuple[int, int]


def difference_in_sharing(before: Run, after: Run, pairs: Sequence[_Pair]) -> str | None:
    """Say what differs between the layers of all models and of their twins; None if nothing."""
    old, old_rows = _places(before, [model for models, _ in pairs for model in models])
    new, new_rows = _places(after, [model for _, models in pairs for model in models])
    if old_rows != new_rows:
        return "which layers the models have in common"
    names = {name: old[id(v)] for name, v in _objects(before).items() if id(v) in old}
    kept = {name: new.get(id(v)) for name, v in _objects(after).items()}
    for name, place in names.items():
        if kept.get(name) != place:
            return f"`{name}` is a layer of the model before, and not the same one after"
    return None


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
    return seen, rows


def _objects(run: Run) -> dict[str, Any]:
    """Return the variables of the module, with the object of Keras of those of the source."""
    return {name: getattr(v, "real", None) or v for name, v in run.variables.items()}
