"""Plans the conversion of every Sequential of a source into the functional API."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from kerasgen.convert.edits import FunctionalEdits, Plan
from kerasgen.convert.find import (
    Construction,
    calls_before,
    check_place,
    constructions,
    is_harmless,
)
from kerasgen.convert.keep import Keep
from kerasgen.convert.kinds import SEQUENTIAL
from kerasgen.convert.names import choose_names
from kerasgen.convert.outcomes import model_outcomes
from kerasgen.convert.positions import shift_forward, shift_positions
from kerasgen.convert.results import Reason
from kerasgen.convert.spelling import Speller
from kerasgen.convert.to_functional.chain import Chain, read_chain
from kerasgen.convert.to_functional.inputs import input_of
from kerasgen.convert.to_functional.layer_calls import Model, plan_model
from kerasgen.convert.uses import check_early_looks, check_uses
from kerasgen.reading.flow import last_order
from kerasgen.reading.origins import SourceIndex

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from kerasgen.convert.results import Found
    from kerasgen.reading.module import Module

__all__ = ["plan_functional"]


def plan_functional(
    module: Module,
    selected: Callable[[Construction], bool],
    input_shape: tuple[int | None, ...] | None,
    found_shapes: Mapping[tuple[int, int], Found],
) -> Plan:
    """Decide for each model whether it is converted, and plan the edits of those that are.

    `input_shape` is for models that state none; `found_shapes` are for single ones, by the line and
    column of their calls, both 1-based.
    """
    found = constructions(module, "Sequential")
    models: dict[Construction, Model] = {}
    kept: dict[Construction, Reason] = {}
    chains: list[Chain] = []
    chosen = [c for c in found if selected(c)]
    for construction in chosen:
        try:
            check_place(module, construction)
            chains.append(read_chain(module, construction))
        except Keep as keep:
            kept[construction] = keep.reason
    shaped: set[ast.AST] = set()
    for chain in sorted(chains, key=lambda chain: module.order[chain.all_items[0].node]):
        try:
            told = _found_for(module, chain, found_shapes)
            spec = input_of(module, chain, input_shape, told, shaped)
            _check_first(module, chain)
            shaped.add(chain.construction.call)
            models[chain.construction] = Model(chain, spec)
        except Keep as keep:
            kept[chain.construction] = keep.reason
    models = {c: models[c] for c in found if c in models}
    index = SourceIndex(module, frozenset(c.call for c in found))
    claimed = {add.receiver for model in models.values() for add in model.chain.adds}
    by_call = {c.call: c for c in found}
    for call, reason in check_uses(module, index, SEQUENTIAL, claimed):
        _keep(by_call[call], reason, models, kept)
    lines = {c.call: m.spec.built_at for c, m in models.items() if m.spec.built_at is not None}
    for call, reason in check_early_looks(module, index, lines):
        _keep(by_call[call], reason, models, kept)
    while _keep_unsettled(module, index, models, kept, by_call):
        pass
    edits = FunctionalEdits()
    speller = Speller(module)
    shift_positions(module, index, _lengths(models), shift_forward, edits.expressions)
    _plan_edits(module, models, edits, speller)
    speller.drop_unused(list(models))
    notices = {construction: model.spec.notice for construction, model in models.items()}
    outcomes = model_outcomes(module, index, chosen, kept, notices, "Sequential")
    return Plan(tuple(outcomes), edits, speller.plan)


def _found_for(
    module: Module, chain: Chain, found: Mapping[tuple[int, int], Found]
) -> Found | None:
    line, column, _, _ = module.span(chain.construction.call)
    return found.get((line, column + 1))


def _lengths(models: Iterable[Construction]) -> dict[ast.Call, int]:
    return dict.fromkeys((construction.call for construction in models), 0)


def _keep(
    construction: Construction,
    reason: Reason,
    models: dict[Construction, Model],
    kept: dict[Construction, Reason],
) -> None:
    if models.pop(construction, None) is not None:
        kept[construction] = reason


def _keep_unsettled(
    module: Module,
    index: SourceIndex,
    models: dict[Construction, Model],
    kept: dict[Construction, Reason],
    by_call: dict[ast.Call, Construction],
) -> bool:
    """Keep the models that a kept one forces to be kept; return whether there were any."""
    before = len(models)
    for call, reason in shift_positions(module, index, _lengths(models), shift_forward, {}):
        _keep(by_call[call], reason, models, kept)
    for construction in list(models):
        moved = {
            inner
            for other in models
            if other is not construction and other.statement is construction.statement
            for inner in ast.walk(other.call)
        }
        for call in calls_before(module, construction):
            if call not in moved and not is_harmless(module, call):
                message = "something that may make layers is evaluated before it"
                reason = Reason("not-hoistable", message, construction.call.lineno)
                _keep(construction, reason, models, kept)
    return len(models) != before


def _check_first(module: Module, chain: Chain) -> None:
    """Raise Keep where the first layer, which gives the input, may not be reached."""
    if chain.items or not chain.adds:
        return
    block = module.blocks[chain.construction.statement]
    for ancestor in module.ancestors(chain.adds[0].statement):
        if isinstance(ancestor, ast.stmt) and module.blocks.get(ancestor) is block:
            if not isinstance(ancestor, (ast.With, ast.AsyncWith, ast.Try)):
                _not_static(chain)
            return
        if module.blocks.get(chain.adds[0].statement) is block:
            return
        if isinstance(ancestor, ast.ExceptHandler) or (
            isinstance(ancestor, ast.stmt)
            and not isinstance(ancestor, (ast.With, ast.AsyncWith, ast.Try))
        ):
            _not_static(chain)


def _not_static(chain: Chain) -> None:
    message = "the input shape is given only in a branch or a loop"
    raise Keep("no-input-shape", message, chain.adds[0].statement)


def _plan_edits(
    module: Module, models: dict[Construction, Model], edits: FunctionalEdits, speller: Speller
) -> None:
    open_until: list[tuple[int, frozenset[str]]] = []
    for construction, model in models.items():
        start = module.order[construction.statement]
        open_until = [(end, names) for end, names in open_until if end > start]
        taken = frozenset().union(*(names for _, names in open_until))
        roles = _roles(model)
        names = choose_names(module, construction, taken, roles)
        last = model.chain.last or _whole_expression(module, construction.call)
        end = last_order(module, last)
        open_until.append((end, names.of(roles)))
        plan_model(module, model, names, edits, speller)


def _whole_expression(module: Module, node: ast.AST) -> ast.AST:
    """Return the whole expression that a node is part of."""
    while not isinstance(around := module.parents[node], ast.stmt):
        node = around
    return node


def _roles(model: Model) -> list[str]:
    """Return which of the names a model needs."""
    roles = ["x", "outputs"]
    if model.spec.variable is None:
        roles.append("inputs")
    if model.spec.in_place:
        roles.append("base")
    if any(item.kind == "layers" for item in model.chain.all_items):
        roles.append("layer")
    return roles
