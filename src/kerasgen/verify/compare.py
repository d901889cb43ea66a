"""Compares the models of a source with those of its conversion, both built without running it."""

from __future__ import annotations

import re
import time
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kerasgen.verify.data import refused_data
from kerasgen.verify.describe import describe
from kerasgen.verify.judging import Context, judge
from kerasgen.verify.outputs import NotComparableError, difference_in_outputs
from kerasgen.verify.sharing import difference_in_sharing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kerasgen.build.interpreter import Run
    from kerasgen.build.keras_side.facade import Keras
    from kerasgen.build.keras_side.record import Built
    from kerasgen.verify.changes import Changes
    from kerasgen.verify.judging import Judgement
    from kerasgen.verify.pairs import Spot

__all__ = ["Verdict", "compare_models"]

# How long outputs of the models of one source are computed; afterwards they are left out.
_SECONDS = 15.0
_KINDS = ("functional", "sequential")
# What is told of a place that makes several models: the first of these that is true of one.
_RANKS = ("different", "narrower", "unknown", "equal")
# Names that Keras counts. Where a conversion fails, they may be other ones in the message.
_COUNTED = re.compile(r"\b(?:functional|model|sequential)(?:_\d+)?\b|(?<=[a-z])_\d+\b")
_NO_TENSORFLOW = 'that needs tensorflow: pip install "kerasgen[tensorflow]"'


@dataclass(frozen=True)
class Verdict:
    """What is known of one model and its twin.

    `outcome` is `equal`, `different` or `unknown`, or `narrower`: equal, but it refuses data that
    the source gives it. `detail` is the difference, or why nothing is known, or, of an equal model,
    why its outputs were not compared. `outputs`: they were.
    """

    outcome: str
    detail: str | None = None
    outputs: bool = False


class _UndecidedError(Exception):
    """A model cannot be compared; the message says why."""


def compare_models(
    before: Run,
    after: Run,
    pairs: Sequence[tuple[Spot, Spot]],
    changes: Changes,
    *,
    outputs: bool,
) -> list[Verdict]:
    """Compare the models made at pairs of places.

    With `outputs`, what they compute is compared, too: that needs Keras on tensorflow.
    """
    old, new = _by_place(before), _by_place(after)
    unfollowed = before.keras.record.unfollowed or after.keras.record.unfollowed
    if unfollowed is not None:
        return [Verdict("unknown", unfollowed) for _ in pairs]
    deadline = time.monotonic() + _SECONDS if outputs else None
    refused = _refusal(before, after)
    context = Context(changes, _fault_line(before))
    verdicts = [
        _compare_all(before, after, old[left], new[right], refused, context, deadline)
        for left, right in pairs
    ]
    unreached = _unreached(after, pairs, changes)
    verdicts = [
        Verdict("unknown", unreached[right[0]])
        if verdict.outcome == "equal" and right[0] in unreached
        else verdict
        for (_, right), verdict in zip(pairs, verdicts, strict=True)
    ]
    equal = [
        (old[left], new[right])
        for (left, right), verdict in zip(pairs, verdicts, strict=True)
        if verdict.outcome == "equal"
    ]
    others = (
        [made for left, _ in pairs for made in old[left]],
        [made for _, right in pairs for made in new[right]],
    )
    difference = difference_in_sharing(before, after, equal, others)
    if difference is not None:
        verdicts = [
            Verdict("different", difference) if v.outcome == "equal" else v for v in verdicts
        ]
    # What a build that was cut off has not made is no difference.
    cut = before.trace.problem or after.trace.problem
    if cut is not None:
        return [Verdict("unknown", cut) if v.outcome == "different" else v for v in verdicts]
    return verdicts


def _unreached(after: Run, pairs: Sequence[tuple[Spot, Spot]], changes: Changes) -> dict[int, str]:
    """Say by the lines of models which code for them was not run."""
    record = after.keras.record
    places = [p for call in record.calls for p in (call.place, *call.path)]
    places += record.made.values()
    lines = {place.line for place in places if place.path == record.path}
    found = changes.unreached(lines, [right[0] for _, right in pairs])
    return {model: f"line {line} of the new source is not reached" for model, line in found.items()}


def _by_place(run: Run) -> dict[Spot, list[Built]]:
    found: dict[Spot, list[Built]] = defaultdict(list)
    record = run.keras.record
    for made in record.built:
        if made.kind in _KINDS and made.place.path == record.path:
            found[made.place.line, made.place.column].append(made)
    return found


def _compare_all(
    before: Run,
    after: Run,
    old: list[Built],
    new: list[Built],
    refused: str | None,
    context: Context,
    deadline: float | None,
) -> Verdict:
    """Compare all models that one place of the source makes.

    `refused` is what Keras refuses in the new source alone. Outputs are compared up to `deadline`.
    """
    if not old and not new:
        return Verdict("unknown", before.trace.problem or "its code is not reached")
    if refused is not None and old and all(_is_certain(before.keras, made) for made in old):
        return Verdict("different", refused)
    if len(old) != len(new):
        return Verdict("unknown", _of_counts(before, after, old, new))
    deferred = {id(m.model) for m in old if m.model is not None and not m.model.built}
    verdicts = [
        _compare(before.keras, after.keras, left, right, context, deadline)
        for left, right in zip(old, new, strict=True)
    ]
    if new[0].kind == "functional":
        built = [m for m in old if m.model is not None and m.model.built]
        excluded = refused_data(before, built, deferred)
        if excluded is not None:
            verdicts.append(Verdict("narrower", excluded))
    return min(verdicts, key=lambda verdict: _RANKS.index(verdict.outcome))


def _refusal(before: Run, after: Run) -> str | None:
    """Say what Keras refuses in the new source and took in the old one; None if nothing."""
    if len(after.trace.faults) <= len(before.trace.faults):
        return None
    known = {_errors(before)[number] for number in before.trace.faults}
    errors = _errors(after)
    number = next((n for n in after.trace.faults if errors[n] not in known), after.trace.faults[-1])
    call = after.trace.calls[number]
    return f"Keras refuses line {call.place.line} of the new source: {call.error}"


def _errors(run: Run) -> dict[int, str]:
    """Return the messages of the calls that failed, without the numbers of names."""
    calls = run.trace.calls
    return {number: _COUNTED.sub("", calls[number].error or "") for number in run.trace.faults}


def _fault_line(run: Run) -> int | None:
    faults = run.trace.faults
    return run.trace.calls[faults[0]].place.line if faults else None


def _is_certain(k: Keras, made: Built) -> bool:
    return made.model is not None and made.model.built and not k.is_unsure(made.model)


def _of_counts(before: Run, after: Run, old: list[Built], new: list[Built]) -> str:
    problems = [made.problem for made in [*old, *new] if made.problem is not None]
    unsure = before.trace.problem or after.trace.problem or (problems[0] if problems else None)
    return unsure or f"it is built {len(old)} times before and {len(new)} times after"


def _compare(
    k_before: Keras,
    k_after: Keras,
    old: Built,
    new: Built,
    context: Context,
    deadline: float | None,
) -> Verdict:
    try:
        found = _judgement(k_before, k_after, old, new, context)
    except _UndecidedError as undecided:
        return Verdict("unknown", str(undecided))
    if found.different is not None:
        return Verdict("different", found.different)
    if found.unknown is not None:
        return Verdict("unknown", found.unknown)
    if deadline is None:
        return _without_outputs(_NO_TENSORFLOW)
    try:
        difference = difference_in_outputs(k_after, old.model, new.model, deadline)
    except NotComparableError as error:
        return _without_outputs(str(error))
    except MemoryError:
        return _without_outputs("that needs too much memory")
    except Exception as error:  # whatever Keras raises when a model runs
        return _without_outputs(f"computing them ends in a {type(error).__name__}")
    if difference is not None:
        return Verdict("different", difference)
    return Verdict("equal", outputs=True)


def _without_outputs(why: str) -> Verdict:
    return Verdict("equal", f"its outputs were not compared: {why}")


def _judgement(
    k_before: Keras, k_after: Keras, old: Built, new: Built, context: Context
) -> Judgement:
    """Compare what two models consist of. Raises _UndecidedError."""
    for k, made in ((k_before, old), (k_after, new)):
        _require_known(k, made)
    _build_alike(k_before, old.model, new.model)
    for made in (old, new):
        if not made.model.built or not getattr(made.model, "inputs", None):
            raise _UndecidedError("the shapes in it are not known")
    return judge(_described(k_before, old.model), _described(k_after, new.model), context)


def _require_known(k: Keras, made: Built) -> None:
    if made.model is None:
        raise _UndecidedError(made.problem or "it cannot be built")
    if k.is_unsure(made.model):
        _, doubt = k.unsure[id(made.model)]
        raise _UndecidedError(doubt)
    layers = [made.model, *made.model.layers, *made.model._flatten_layers()]
    if any("trainable" in k.record.told.get(id(layer), ()) for layer in layers):
        raise _UndecidedError("what of it is trainable is not known")


def _build_alike(k: Keras, before: Any, after: Any) -> None:
    """Build a model without an input shape with the one that its twin states."""
    for model, twin in ((before, after), (after, before)):
        if model.built or not twin.built:
            continue
        try:
            with k.keras.StatelessScope(initialize_variables=False):
                model.build(twin.input_shape)
        except Exception as error:  # whatever Keras raises
            shape = tuple(twin.input_shape)
            raise _UndecidedError(f"it does not build for the input shape {shape}") from error


def _described(k: Keras, model: Any) -> dict[str, Any]:
    try:
        return describe(k, model)
    except Exception as error:  # what Keras has no answer for
        raise _UndecidedError(f"what it holds is not known: {type(error).__name__}") from error
