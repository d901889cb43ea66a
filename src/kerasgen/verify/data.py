"""Data that a Sequential takes and its functional twin would not: sizes that its Input excludes.

Keras 3 lets a Sequential with a stated input shape compute on data of any size that its layers
take. A functional model refuses them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kerasgen.build.interpreter import Run
    from kerasgen.build.keras_side.record import Built
    from kerasgen.build.trace import Shape

__all__ = ["refused_data"]

# Uses that give a model no data.
_WITHOUT_DATA = frozenset({"build", "layer"})


def refused_data(run: Run, models: Sequence[Built]) -> str | None:
    """Say which data of a source the twins of built models would refuse; None where it is none."""
    stated = {id(made.model): tuple(made.model.inputs[0].shape[1:]) for made in models}
    for fed in run.trace.fed:
        shape = stated.get(fed.model)
        if shape is None or fed.shape is None or fed.how in _WITHOUT_DATA:
            continue
        if not _takes(shape, fed.shape):
            line = fed.place.line
            return f"data of line {line} have the shape {fed.shape}, and its Input takes {shape}"
    return None


def _takes(stated: Shape, given: Shape) -> bool:
    """Whether a functional model takes data that a Sequential does; without the batch axis.

    Neither takes another rank, but both one axis of size 1 more or less at the end.
    """
    pairs = zip(stated, given, strict=False)
    return len(stated) != len(given) or all(None in pair or pair[0] == pair[1] for pair in pairs)
