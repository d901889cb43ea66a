"""What is told of each model: converted or kept, why, and what its user should know."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kerasgen.convert.find import subclasses
from kerasgen.convert.results import ModelOutcome, Reason
from kerasgen.reading.nesting import layers_of_models

if TYPE_CHECKING:
    import ast
    from collections.abc import Set

    from kerasgen.convert.find import Construction
    from kerasgen.convert.to_functional.layer_calls import Model
    from kerasgen.reading.module import Module
    from kerasgen.reading.origins import SourceIndex

__all__ = ["model_outcomes"]


def model_outcomes(
    module: Module,
    index: SourceIndex,
    chosen: list[Construction],
    models: dict[Construction, Model],
    kept: dict[Construction, Reason],
    class_name: str,
) -> list[ModelOutcome]:
    """Return an outcome for each chosen model and each subclass, in the order of the source."""
    nested: set[ast.Call] = set()
    if models:
        nested.update(c for held in layers_of_models(module) for c in index.origins(held).calls)
    outcomes = []
    for construction in chosen:
        line, column, _, _ = module.span(construction.call)
        model = models.get(construction)
        outcome = ModelOutcome(
            construction.name,
            line,
            column + 1,
            "kept" if model is None else "converted",
            kept.get(construction),
            () if model is None else _notices(model, nested),
            construction.keys[1:],
        )
        outcomes.append(outcome)
    for definition in subclasses(module, class_name):
        line, column, _, _ = module.span(definition)
        reason = Reason("subclass", f"it derives from {class_name}", definition.lineno)
        outcomes.append(ModelOutcome(definition.name, line, column + 1, "kept", reason))
    return sorted(outcomes, key=lambda outcome: (outcome.line, outcome.column))


def _notices(model: Model, nested: Set[ast.Call]) -> tuple[str, ...]:
    notices = [] if model.spec.notice is None else [model.spec.notice]
    if model.construction.call in nested:
        notices.append(
            "it is part of another model: weight files (.weights.h5, .keras) of the outer model "
            "saved before no longer load"
        )
    return tuple(notices)
