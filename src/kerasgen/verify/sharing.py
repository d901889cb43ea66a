"""Which layers models share, and how many layers a source makes: what no single model shows."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from kerasgen.verify.describe import layers_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kerasgen.build.keras_side.facade import Keras
    from kerasgen.build.keras_side.ledger import MadeModel

__all__ = ["difference_in_sharing"]

# What a conversion may make more or fewer of.
_NOT_COUNTED = frozenset({"Functional", "InputLayer", "Model", "Sequential"})

_Pair = tuple["Sequence[MadeModel]", "Sequence[MadeModel]"]


def difference_in_sharing(k_before: Keras, k_after: Keras, pairs: Sequence[_Pair]) -> str | None:
    """Say what differs between the layers of all models and their twins; None if nothing does."""
    made = [_made(k) for k in (k_before, k_after)]
    if made[0] != made[1]:
        name = next(n for n in made[0] | made[1] if made[0][n] != made[1][n])
        return f"the number of layers made: {made[0][name]} of {name} became {made[1][name]}"
    old = _first_places(k_before, [model for models, _ in pairs for model in models])
    new = _first_places(k_after, [model for _, models in pairs for model in models])
    if old != new:
        return "which layers the models have in common"
    return None


def _made(k: Keras) -> Counter[str]:
    """Count the layers that the source makes, by their class."""
    names = (type(given.made).__name__ for given in k.ledger.given.values())
    return Counter(name for name in names if name not in _NOT_COUNTED)


def _first_places(k: Keras, models: Sequence[MadeModel]) -> list[list[tuple[int, int]]]:
    """Return for each layer of each model where among them it comes first."""
    seen: dict[int, tuple[int, int]] = {}
    return [
        [
            seen.setdefault(id(layer), (number, place))
            for place, layer in enumerate(layers_of(k, made.model))
        ]
        for number, made in enumerate(models)
    ]
