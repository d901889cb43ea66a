"""Plans the conversion of every functional model of a source into a Sequential."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kerasgen.convert.edits import Plan, SequentialEdits
from kerasgen.convert.find import check_place, constructions
from kerasgen.convert.keep import Keep
from kerasgen.convert.kinds import FUNCTIONAL
from kerasgen.convert.outcomes import model_outcomes
from kerasgen.convert.positions import shift_back, shift_positions
from kerasgen.convert.spelling import Speller
from kerasgen.convert.to_sequential.arguments import model_arguments
from kerasgen.convert.to_sequential.layers import Layers
from kerasgen.convert.to_sequential.named_outputs import calls_of_listed, named_outputs
from kerasgen.convert.to_sequential.start import input_statement
from kerasgen.convert.to_sequential.style import as_adds, as_list, check_adds, fits_in_list
from kerasgen.convert.to_sequential.tensors import follow
from kerasgen.convert.uses import check_uses
from kerasgen.reading.flow import last_order
from kerasgen.reading.origins import SourceIndex

if TYPE_CHECKING:
    import ast
    from collections.abc import Callable, Iterable, Iterator

    from kerasgen.convert.edits import ChainEdit
    from kerasgen.convert.find import Construction
    from kerasgen.convert.results import Reason
    from kerasgen.convert.to_sequential.tensors import Line
    from kerasgen.reading.module import Module

__all__ = ["plan_sequential"]


def plan_sequential(module: Module, selected: Callable[[Construction], bool]) -> Plan:
    """Decide for each model whether it is converted, and plan the edits of those that are."""
    found = constructions(module, "Model")
    chosen = [construction for construction in found if selected(construction)]
    lines: dict[Construction, Line] = {}
    kept: dict[Construction, Reason] = {}
    known = Layers(module)
    for construction in chosen:
        try:
            lines[construction] = _read(module, known, construction)
        except Keep as keep:
            kept[construction] = keep.reason
    index = SourceIndex(module, frozenset(c.call for c in found))
    by_call = {construction.call: construction for construction in found}

    def keep_all(refused: Iterable[tuple[ast.Call, Reason]]) -> bool:
        before = len(lines)
        for call, reason in refused:
            if lines.pop(by_call[call], None) is not None:
                kept[by_call[call]] = reason
        return len(lines) < before

    keep_all(_refusals(module, index, lines.values()))
    while keep_all(shift_positions(module, index, _lengths(module, lines), shift_back, {})):
        pass
    edits = SequentialEdits()
    speller = Speller(module)
    shift_positions(module, index, _lengths(module, lines), shift_back, edits.expressions)
    edits.chains.extend(_chains(known, lines, speller))
    speller.drop_unused(list(lines))
    outcomes = model_outcomes(module, index, chosen, kept, dict.fromkeys(lines), "Model")
    return Plan(tuple(outcomes), edits, speller.plan)


def _read(module: Module, known: Layers, construction: Construction) -> Line:
    """Read one model. Raises Keep where it is no line, or cannot be written as one."""
    check_place(module, construction)
    ends = model_arguments(module, construction)
    start = input_statement(module, construction, ends.inputs)
    line = follow(module, known, construction, ends, start)
    if not fits_in_list(known, line):
        check_adds(module, line)
    return line


def _refusals(
    module: Module, index: SourceIndex, lines: Iterable[Line]
) -> Iterator[tuple[ast.Call, Reason]]:
    """Yield the models that are used in a way that only a functional model allows."""
    listed = {line.construction.call: line.ends.listed for line in lines}
    yield from check_uses(module, index, FUNCTIONAL, set())
    yield from named_outputs(module, index)
    yield from calls_of_listed(module, index, {c: node for c, node in listed.items() if node})


def _lengths(module: Module, lines: dict[Construction, Line]) -> dict[ast.Call, int]:
    """Return the number of layers that each model surely has, its input layer not counted."""
    lengths = {}
    for construction, line in lines.items():
        block = module.blocks[line.steps[0].statement]
        sure = [step for step in line.steps[1:] if module.blocks[step.statement] is block]
        lengths[construction.call] = sum(len(step.layers) for step in sure)
    return lengths


def _chains(
    known: Layers, lines: dict[Construction, Line], speller: Speller
) -> Iterator[ChainEdit]:
    """Yield the edit of each model; new variables of models made at the same time differ."""
    module = known.module
    open_until: list[tuple[int, frozenset[str]]] = []
    for construction, line in lines.items():
        function = speller.spell(construction, "Sequential")
        if fits_in_list(known, line):
            yield as_list(module, line, function)
            continue
        start = module.order[line.steps[0].statement]
        open_until = [(end, names) for end, names in open_until if end > start]
        taken = frozenset().union(*(names for _, names in open_until))
        chain = as_adds(module, line, function, taken)
        variables = {name for step in chain.steps for _, name in step.hoisted}
        if chain.variable is not None:
            variables.add(chain.variable)
        open_until.append((last_order(module, construction.statement), frozenset(variables)))
        yield chain
