"""What is told of each model: converted or kept, why, and what its user should know."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kerasgen.convert.find import subclasses
from kerasgen.convert.results import ModelOutcome, Reason
from kerasgen.reading.nesting import layers_of_models

if TYPE_CHECKING:
    import ast
    from collections.abc import Mapping

    from kerasgen.convert.find import Construction
    from kerasgen.reading.module import Module
    from kerasgen.reading.origins import SourceIndex

__all__ = ["model_outcomes"]

_NESTED = (
    "it is part of another model: weight files (.weights.h5, .keras) of the outer model "
    "saved before no longer load"
)


def model_outcomes(
    module: Module,
    index: SourceIndex,
    chosen: list[Construction],
    kept: Mapping[Construction, Reason],
    converted: Mapping[Construction, str | None],
    class_name: str,
) -> list[ModelOutcome]:
    """Return an outcome for each chosen model and each subclass, in the order of the source.

    `converted` gives each model that is converted with what its user should know of it.
    """
    nested: set[ast.Call] = set()
    if converted:
        nested.update(c for held in layers_of_models(module) for c in index.origins(held).calls)
    outcomes = []
    for construction in chosen:
        line, column, _, _ = module.span(construction.call)
        notices = [converted.get(construction)]
        if construction in converted and construction.call in nested:
            notices.append(_NESTED)
        outcome = ModelOutcome(
            construction.name,
            line,
            column + 1,
            "converted" if construction in converted else "kept",
            kept.get(construction),
            tuple(notice for notice in notices if notice is not None),
            construction.keys[1:],
        )
        outcomes.append(outcome)
    for definition in subclasses(module, class_name):
        line, column, _, _ = module.span(definition)
        reason = Reason("subclass", f"it derives from {class_name}", definition.lineno)
        outcomes.append(ModelOutcome(definition.name, line, column + 1, "kept", reason))
    return sorted(outcomes, key=lambda outcome: (outcome.line, outcome.column))
