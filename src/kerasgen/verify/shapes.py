"""The input shape that the uses of a Sequential tell, where they all tell the same one."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from kerasgen.convert.results import Found
from kerasgen.verify.data import fits

if TYPE_CHECKING:
    from collections.abc import Collection

    from kerasgen.build.interpreter import Run
    from kerasgen.build.keras_side.facade import Keras
    from kerasgen.build.trace import Fed, Shape
    from kerasgen.verify.pairs import Spot

__all__ = ["find_shapes"]


def find_shapes(run: Run, spots: Collection[Spot]) -> dict[Spot, Found]:
    """Return what is found for the models made at places.

    A place of which nothing can be said is left out.
    """
    record = run.keras.record
    models: dict[Spot, list[Any]] = defaultdict(list)
    for made in record.built:
        if made.place.path == record.path and made.kind == "sequential":
            models[made.place.line, made.place.column].append(made.model)
    uses: dict[int, list[Fed]] = defaultdict(list)
    for fed in run.trace.fed:
        uses[fed.model].append(fed)
    found = {spot: _found(run.keras, models[spot], uses) for spot in spots}
    return {spot: one for spot, one in found.items() if one is not None}


def _found(k: Keras, models: list[Any], uses: dict[int, list[Fed]]) -> Found | None:
    """Return what the uses of all models that one place makes tell."""
    if not models or any(model is None or k.is_unsure(model) for model in models):
        return None
    told = [_told(k, model, uses) for model in models]
    known = [fed for fed in told if fed is not None]
    every = [fed for model in models for fed in uses[id(model)]]
    if every and all(fed.how == "layer" for fed in every):
        message = "it is only used as a layer of another model ({line})"
        return Found(None, message, every[0].place.line)
    if not known:
        return None
    shapes = {fed.shape for fed in [*known, *every] if fed.shape is not None}
    if len(shapes) > 1:
        return _of_disagreement(known, every)
    if len(known) < len(told):
        return None
    first = known[0]
    assert first.shape is not None
    if not all(_takes_only(k, model, first.shape, uses[id(model)]) for model in models):
        message = f"it may be used with other sizes than {first.shape}, which {{line}} tells"
        return Found(None, message, first.place.line)
    return Found(
        first.shape, f"input shape {first.shape} found: {_source(first)}", first.place.line
    )


def _told(k: Keras, model: Any, uses: dict[int, list[Fed]]) -> Fed | None:
    """Return the first use that tells a shape: of the model, or of a layer adapted for it."""
    for fed in uses[id(model)]:
        if fed.shape is not None:
            return fed
    first = model.layers[0] if model.layers else None
    if isinstance(first, k.keras.layers.Normalization):
        for fed in uses[id(first)]:
            # Statistics of one axis fit data of any rank; only of rows are they the whole shape.
            if fed.shape is not None and len(fed.shape) == 1:
                return fed
    return None


def _of_disagreement(known: list[Fed], every: list[Fed]) -> Found:
    first = known[0]
    other = next(f for f in [*known, *every] if f.shape not in (None, first.shape))
    message = f"its uses do not agree: {first.shape}, and {other.shape} at {{line}}"
    return Found(None, message, other.place.line)


def _source(fed: Fed) -> str:
    """Return what tells the shape, in words."""
    if fed.how == "call":
        return f"it is called on {fed.data or 'an array'} at {{line}}"
    if fed.how == "layer":
        return "the tensor that it is called on at {line}"
    if fed.how == "build":
        return "`build` at {line}"
    return f"`{fed.how}` on {fed.data or 'an array'} at {{line}}"


def _takes_only(k: Keras, model: Any, shape: Shape, uses: list[Fed]) -> bool:
    """Whether a model is given this shape alone, as far as its uses and its layers tell.

    A Sequential takes data of any size that its layers take; a functional model does not.
    """
    if all(fed.shape is not None or fed.how == "layer" for fed in uses):
        return True
    return not any(
        fits(k, model, shape, (*shape[:axis], 2 * size, *shape[axis + 1 :]))
        for axis, size in enumerate(shape)
        if size is not None
    )
