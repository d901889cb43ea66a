"""Applies the rules to a trace: a fault to the first rule that knows it, calls to the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kerasgen.lint.context import Context, shape_text
from kerasgen.lint.findings import Checked, Finding, Lint, Related, Unchecked
from kerasgen.lint.rules import rules
from kerasgen.lint.shapes import open_axes
from kerasgen.reading.keras_names import MERGE_LAYERS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from kerasgen.build.trace import Call, Place, Trace
    from kerasgen.lint.prober import Prober
    from kerasgen.lint.rule import Advice, Rule

__all__ = ["check_trace"]

# How a merge is called is looked at before what it is called on; any other error comes last.
_ORDER = {"KG105": -1, "KG301": 1}
_MERGES = MERGE_LAYERS | {"concatenate", "stack"}


def check_trace(trace: Trace, path: str, prober: Prober, codes: Collection[str]) -> Lint:
    """Return the findings of the rules `codes` in a trace, and how much was checked."""
    context = Context(trace, prober)
    findings: dict[tuple[str, Place, str], Finding] = {}
    for rule, call, advice in _advice(context, codes):
        key = (rule.code, call.place, advice.message)
        if rule.code in codes and key not in findings and call.place.path == path:
            findings[key] = _finding(context, rule, call, advice)
    ordered = sorted(findings.values(), key=lambda f: (f.line, f.column, f.code))
    return Lint(
        tuple(ordered),
        Checked(trace.models, _merges(trace)),
        tuple(_unchecked(trace, path)),
    )


def _advice(context: Context, codes: Collection[str]) -> Iterator[tuple[Rule, Call, Advice]]:
    """Yield what rules say: of faults the first that knows one, whichever are asked for."""
    known = [(rule, rule.check) for rule in rules().values() if rule.check is not None]
    of_faults = sorted(
        (pair for pair in known if pair[0].of_faults), key=lambda pair: _ORDER.get(pair[0].code, 0)
    )
    for number in context.trace.faults:
        call = context.trace.calls[number]
        for rule, check in of_faults:
            advice = check(context, call)
            if advice is not None:
                yield rule, call, advice
                break
    for rule, check in known:
        if rule.of_faults or rule.code not in codes:
            continue
        for call in context.trace.calls:
            advice = None if call.uncertain else check(context, call)
            if advice is not None:
                yield rule, call, advice


def _finding(context: Context, rule: Rule, call: Call, advice: Advice) -> Finding:
    place = call.place
    return Finding(
        rule.code,
        rule.name,
        f"`{call.name}` {advice.message}",
        place.path,
        place.line,
        place.column + 1,
        place.end_line,
        place.end_column + 1,
        (*_related(context, call), *(_at(place, text) for place, text in advice.places)),
        # What fits one number that was tried need not fit the right one.
        None if call.facts.get("tried") else advice.help,
    )


def _related(context: Context, call: Call) -> Iterator[Related]:
    for position, tensor in enumerate(call.inputs[:6]):
        made = context.producer(tensor)
        if made is not None:
            label = context.label(call, position)
            message = f"{label} {shape_text(tensor.shape)} is made here, by {made.name}"
            yield _at(made.place, message)
    parting = context.parting(call)
    if parting is not None and parting.number not in {t.producer for t in call.inputs}:
        yield _at(parting.place, "up to here the paths are one")
    for place in call.path[::-1]:
        yield _at(place, "called from here")


def _at(place: Place, message: str) -> Related:
    return Related(message, place.path, place.line, place.column + 1)


def _merges(trace: Trace) -> int:
    """Return how many merge calls are known to fit, or to fail."""
    faults = frozenset(trace.faults)
    open_ = {call.place for call in trace.calls if open_axes(call)}
    return len(
        {
            call.place
            for call in trace.calls
            if call.name in _MERGES
            and call.kind in ("layer", "operation")
            and (call.outputs or call.number in faults)
            and call.place not in open_
        }
    )


def _unchecked(trace: Trace, path: str) -> Iterator[Unchecked]:
    open_ = [call for call in trace.calls if call.place.path == path and open_axes(call)]
    for call in {call.place: call for call in open_}.values():
        axes = " and ".join(map(str, open_axes(call)))
        reason = f"{call.name}: the sizes of axis {axes} are only known when the model runs"
        yield Unchecked(path, call.place.line, reason, is_merge=True)
    checked = {c.place.line for c in trace.calls if c.name in _MERGES and c.outputs}
    for found in trace.not_checked:
        if not (found.is_merge and found.line in checked):
            yield Unchecked(path, found.line, f"{found.name}: {found.reason}", found.is_merge)
    if trace.problem is not None:
        yield Unchecked(path, 1, trace.problem)
