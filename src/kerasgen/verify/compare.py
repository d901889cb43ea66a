"""Compares the models of a source with those of its conversion, both built without running it."""

from __future__ import annotations

import time
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kerasgen.verify.arguments import unseen_arguments
from kerasgen.verify.data import refused_data
from kerasgen.verify.describe import describe
from kerasgen.verify.differences import first_difference
from kerasgen.verify.outputs import NotComparableError, difference_in_outputs
from kerasgen.verify.sharing import difference_in_sharing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kerasgen.build.interpreter import Run
    from kerasgen.build.keras_side.facade import Keras
    from kerasgen.build.keras_side.record import Built
    from kerasgen.verify.pairs import Spot

__all__ = ["Verdict", "compare_models"]

# How long outputs of the models of one source are computed; afterwards they are left out.
_SECONDS = 15.0
_KINDS = ("functional", "sequential")


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
    before: Run, after: Run, pairs: Sequence[tuple[Spot, Spot]], *, outputs: bool
) -> list[Verdict]:
    """Compare the models made at pairs of places.

    With `outputs`, what they compute is compared, too: that needs Keras on tensorflow.
    """
    old, new = _by_place(before), _by_place(after)
    start = time.monotonic()
    verdicts = []
    for left, right in pairs:
        in_time = time.monotonic() - start < _SECONDS
        verdicts.append(
            _compare_all(before, after, old[left], new[right], outputs=outputs and in_time)
        )
    equal = [
        (old[left], new[right])
        for (left, right), verdict in zip(pairs, verdicts, strict=True)
        if verdict.outcome == "equal"
    ]
    difference = difference_in_sharing(before, after, equal)
    if difference is None:
        return verdicts
    return [Verdict("different", difference) if v.outcome == "equal" else v for v in verdicts]


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
    *,
    outputs: bool,
) -> Verdict:
    """Compare all models that one place of the source makes."""
    try:
        if not old and not new:
            raise _UndecidedError(before.trace.problem or "its code is not reached")
        if len(old) != len(new):
            raise _UndecidedError(_of_counts(after, old, new))
        refused = _refusal(before, after, old)
        if refused is not None:
            return Verdict("different", refused)
        verdicts = [
            _compare(before.keras, after.keras, left, right, outputs=outputs)
            for left, right in zip(old, new, strict=True)
        ]
        refused = None if new[0].kind == "sequential" else refused_data(before, old)
        if refused is not None and all(v.outcome == "equal" for v in verdicts):
            return Verdict("narrower", refused)
    except _UndecidedError as undecided:
        return Verdict("unknown", str(undecided))
    return next((v for v in verdicts if v.outcome != "equal"), verdicts[0])


def _refusal(before: Run, after: Run, old: list[Built]) -> str | None:
    """Say what Keras refuses in the new source, where it built all these models of the old one."""
    if len(after.trace.faults) <= len(before.trace.faults):
        return None
    k = before.keras
    if not all(m.model is not None and m.model.built and not k.is_unsure(m.model) for m in old):
        return None
    known = {before.trace.calls[number].error for number in before.trace.faults}
    for call in map(after.trace.calls.__getitem__, after.trace.faults):
        if call.error not in known:
            return f"Keras refuses line {call.place.line} of the new source: {call.error}"
    return None


def _of_counts(after: Run, old: list[Built], new: list[Built]) -> str:
    problems = [made.problem for made in [*old, *new] if made.problem is not None]
    unsure = after.trace.problem or (problems[0] if problems else None)
    return unsure or f"it is built {len(old)} times before and {len(new)} times after"


def _compare(k_before: Keras, k_after: Keras, old: Built, new: Built, *, outputs: bool) -> Verdict:
    for k, made in ((k_before, old), (k_after, new)):
        _require_known(k, made)
    _build_alike(k_before, old.model, new.model)
    for made in (old, new):
        if not made.model.built or not getattr(made.model, "inputs", None):
            raise _UndecidedError("the shapes in it are not known")
    left = _described(k_before, old.model)
    right = _described(k_after, new.model)
    difference = first_difference(left, right)
    if difference is not None:
        return Verdict("different", difference)
    if not outputs:
        return Verdict("equal", "its outputs were not compared")
    try:
        difference = difference_in_outputs(k_after, old.model, new.model)
    except NotComparableError as error:
        return Verdict("equal", str(error))
    except MemoryError:
        return Verdict("equal", "computing its outputs needs too much memory")
    if difference is not None:
        return Verdict("different", difference)
    return Verdict("equal", outputs=True)


def _require_known(k: Keras, made: Built) -> None:
    if made.model is None:
        raise _UndecidedError(made.problem or "it cannot be built")
    if k.is_unsure(made.model):
        _, doubt = k.unsure[id(made.model)]
        raise _UndecidedError(doubt)
    if any("trainable" in k.record.told.get(id(v), ()) for v in (made.model, *made.model.layers)):
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
        described = describe(k, model)
    except Exception as error:  # what Keras has no answer for
        raise _UndecidedError(f"what it holds is not known: {type(error).__name__}") from error
    own = unseen_arguments(k, model)
    described["the arguments of the model"] = {n: own[n] for n in ("name", "trainable") if n in own}
    return described
