"""Tells what is certain where sizes were tried: what comes out the same under every assignment."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from kerasgen.build.keras_side.trials import APART, EQUAL, FAR
from kerasgen.build.trace import NotChecked
from kerasgen.lint.shapes import ELEMENTWISE, axis_of, differing_axes, is_concatenate
from kerasgen.reading.keras_names import MERGE_LAYERS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kerasgen.build.keras_side.trials import Assignment
    from kerasgen.build.trace import Call, Place, Shape, Trace

__all__ = ["RANKS", "Ranks", "certain_trace"]

# How many axes an Input of unknown shape may have, the most usual first.
RANKS = (3, 2, 1, 4)
_MERGES = MERGE_LAYERS | {"concatenate"}
# Where Keras, in an error about ranks, begins to tell the sizes that it got.
_SHAPES = re.compile(r" Full shape received|, but received kernel of shape")
_REASON = "whether it fits depends on sizes that the source does not tell"

Key = tuple["Place", tuple["Place", ...], int]
Ranks = dict[tuple[int, int], int]
Build = Callable[["Assignment", Ranks], "Trace"]


def certain_trace(
    build: Build, matters: Callable[[Trace], bool] | None = None
) -> tuple[Trace, Ranks]:
    """Return the trace of a source with only the faults and sizes that depend on no trial value.

    `build` builds it under an assignment, with ranks for Inputs of which nothing is known, by line
    and column. The ranks in the result are those with which the models come furthest. `matters`
    decides whether more than the first trace is needed: unless told otherwise, where a finding or
    the count of what was checked depends on it.
    """
    first = build(EQUAL, {})
    if not first.trials or not (matters or _matters)(first):
        return first, {}
    found, _ = _certain(build, first, {})
    if not any(_errors_after(first, start) for start in first.unshaped):
        return found, {}
    tried = {rank: dict.fromkeys(first.unshaped, rank) for rank in RANKS}
    runs = {rank: _certain(build, build(EQUAL, of), of) for rank, of in tried.items()}
    traces = {rank: trace for rank, (trace, _) in runs.items()}
    ranks = {start: max(RANKS, key=partial(_score, traces, start)) for start in first.unshaped}
    found, _ = _certain(build, build(EQUAL, ranks), ranks)
    doubtful = [
        call
        for call in map(found.calls.__getitem__, found.faults)
        if not _fails_with_each(found, call.number, list(runs.values()))
    ]
    return _without(found, doubtful), ranks


def _matters(trace: Trace) -> bool:
    """Whether a merge, or a call that fails, depends on a size that was tried."""
    depending: set[int] = set()
    for call in trace.calls:
        if call.facts.get("tried") or any(t.producer in depending for t in call.inputs):
            depending.add(call.number)
            if call.error is not None or call.name in _MERGES:
                return True
    return False


def _certain(build: Build, first: Trace, ranks: Ranks) -> tuple[Trace, set[int]]:
    """Return a trace with what comes out the same under the other assignments.

    With it, the numbers of all calls that are certain to fail, caught or not.
    """
    fails = any(call.error is not None for call in first.calls)
    others = [build(assignment, ranks) for assignment in ((APART, FAR) if fails else (APART,))]
    twins = [dict(_keys(trace)) for trace in others]
    masked = _masked(first, twins)
    failed = [call.number for call in first.calls if call.error is not None]
    keys = {call.number: key for key, call in _keys(first)}
    certain = {
        number
        for number in failed
        if _is_certain(first.calls[number], masked, [of.get(keys[number]) for of in twins])
    }
    depending = _depending(first, twins[0])
    return _without(masked, [c for c in depending if c.number not in certain]), certain


def _without(trace: Trace, calls: list[Call]) -> Trace:
    """Return a trace in which it is not known what comes of some calls."""
    numbers = {call.number for call in calls}
    return replace(
        trace,
        calls=tuple(replace(c, outputs=()) if c.number in numbers else c for c in trace.calls),
        faults=tuple(number for number in trace.faults if number not in numbers),
        not_checked=(
            *trace.not_checked,
            *(NotChecked(c.place.line, c.name, _REASON, c.name in _MERGES) for c in calls),
        ),
    )


def _score(traces: dict[int, Trace], start: tuple[int, int], rank: int) -> tuple[bool, int]:
    """Return how far the calls after an Input come with a rank, to compare ranks."""
    after = _after(traces[rank], start)
    return not any(call.error for call in after), sum(bool(call.outputs) for call in after)


def _errors_after(trace: Trace, start: tuple[int, int]) -> bool:
    return any(call.error is not None for call in _after(trace, start))


def _after(trace: Trace, start: tuple[int, int]) -> list[Call]:
    """Return the calls that depend on what is made at a place, in order."""
    reached: set[int] = set()
    for call in trace.calls:
        here = (call.place.line, call.place.column) == start
        if here or any(tensor.producer in reached for tensor in call.inputs):
            reached.add(call.number)
    return [trace.calls[number] for number in sorted(reached)]


def _fails_with_each(found: Trace, number: int, runs: list[tuple[Trace, set[int]]]) -> bool:
    """Whether what leads to a fault is certain to fail with every rank of its Inputs."""
    starts = [s for s in found.unshaped if found.calls[number] in _after(found, s)]
    return all(
        any(call.number in certain for call in _after(trace, start))
        for start in starts
        for trace, certain in runs
    )


def _keys(trace: Trace) -> Iterator[tuple[Key, Call]]:
    """Yield each call with what tells it apart in every run: its place, path and count there."""
    counts: Counter[tuple[Place, tuple[Place, ...]]] = Counter()
    for call in trace.calls:
        where = (call.place, call.path)
        counts[where] += 1
        yield (*where, counts[where]), call


def _masked(first: Trace, twins: list[dict[Key, Call]]) -> Trace:
    """Leave open the sizes of a trace that differ in the others."""
    calls = [
        _masked_call(call, [calls_of[key] for calls_of in twins if key in calls_of])
        for key, call in _keys(first)
    ]
    return replace(first, calls=tuple(calls))


def _masked_call(call: Call, twins: list[Call]) -> Call:
    inputs = list(call.inputs)
    outputs = list(call.outputs)
    for twin in twins:
        if len(twin.inputs) == len(inputs):
            inputs = [
                replace(tensor, shape=_common(tensor.shape, other.shape))
                for tensor, other in zip(inputs, twin.inputs, strict=True)
            ]
        if len(twin.outputs) == len(outputs):
            outputs = [_common(a, b) for a, b in zip(outputs, twin.outputs, strict=True)]
    if inputs == list(call.inputs) and outputs == list(call.outputs):
        return call
    facts = {**call.facts, "tried": True}
    return replace(call, inputs=tuple(inputs), outputs=tuple(outputs), facts=facts)


def _common(one: Shape, other: Shape) -> Shape:
    if len(one) != len(other):
        return (None,) * len(one)
    return tuple(a if a == b else None for a, b in zip(one, other, strict=True))


def _is_certain(call: Call, masked: Trace, twins: list[Call | None]) -> bool:
    """Whether a call fails under every assignment, for a reason that does not depend on it."""
    if any(twin is None or twin.error is None for twin in twins):
        return False
    if all(twin is not None and _what(twin) == _what(call) for twin in twins):
        return True
    shapes = [[t.shape for t in c.inputs] for c in (call, *twins) if c is not None]
    if any([len(s) for s in other] != [len(s) for s in shapes[0]] for other in shapes):
        return False
    return call.name in _MERGES and _cannot_fit(masked.calls[call.number])


def _what(call: Call) -> str:
    """Return the error of a call without the sizes that Keras adds to one about ranks."""
    return _SHAPES.split(call.error or "")[0]


def _cannot_fit(call: Call) -> bool:
    """Whether the sizes that are certain are enough for a merge to fail."""
    if len({len(tensor.shape) for tensor in call.inputs}) != 1:
        return is_concatenate(call)
    if is_concatenate(call):
        return bool(differing_axes(call, axis_of(call)))
    sizes = [{t.shape[a] for t in call.inputs} - {None, 1} for a in differing_axes(call, None)]
    return call.name in ELEMENTWISE and any(len(found) > 1 for found in sizes)


def _depending(first: Trace, apart: dict[Key, Call]) -> Iterator[Call]:
    """Yield the calls that fail, or would fail under the other assignment."""
    for key, call in _keys(first):
        twin = apart.get(key)
        differs = bool(call.outputs) and twin is not None and twin.error is not None
        if differs or call.number in first.faults:
            yield call
