"""Data that a Sequential takes and its functional twin would not: sizes that its Input excludes.

Keras 3 lets a Sequential with a stated input shape compute on data of any size that its layers
take. A functional model refuses them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from kerasgen.build.interpreter import Run
    from kerasgen.build.keras_side.facade import Keras
    from kerasgen.build.keras_side.record import Built
    from kerasgen.build.trace import Shape

__all__ = ["fits", "refused_data"]

# Uses that give a model no data.
_WITHOUT_DATA = frozenset({"build", "layer"})


def refused_data(run: Run, models: Sequence[Built], deferred: Collection[int]) -> str | None:
    """Say which data of a source the twins of built models would refuse; None where it is none.

    `deferred` are the ids of those that stated no input shape, and so take what comes first.
    """
    by_id = {id(made.model): made.model for made in models}
    for fed in run.trace.fed:
        model = by_id.get(fed.model)
        if model is None or fed.shape is None or fed.how in _WITHOUT_DATA:
            continue
        shape = tuple(model.inputs[0].shape[1:])
        if _takes(shape, fed.shape):
            continue
        if fed.model in deferred or fits(run.keras, model, shape, fed.shape):
            line = fed.place.line
            return f"data of line {line} have the shape {fed.shape}, and its Input takes {shape}"
    return None


def _takes(stated: Shape, given: Shape) -> bool:
    """Whether a functional model takes data that a Sequential does; without the batch axis.

    Neither takes another rank, but both one axis of size 1 more or less at the end.
    """
    pairs = zip(stated, given, strict=False)
    return len(stated) != len(given) or all(None in pair or pair[0] == pair[1] for pair in pairs)


def fits(k: Keras, model: Any, shape: Shape, other: Shape) -> bool:
    """Whether the layers of a model, once built for a shape, take another one."""
    copy = k.keras.Sequential(model.layers)
    try:
        with k.keras.StatelessScope(initialize_variables=False):
            copy.build((None, *shape))
            tensor = k.keras.KerasTensor((None, *other))
            for layer in copy.layers:
                tensor = layer(tensor)
    except Exception:  # whatever Keras raises, it does not fit
        return False
    return True
