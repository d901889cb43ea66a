"""Compares two versions of a source as often as it takes: under trial values, and on all ways."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kerasgen.build.attempts import Attempts
from kerasgen.build.keras_side.trials import APART, EQUAL
from kerasgen.build.sources import module_text
from kerasgen.verify.changes import Changes
from kerasgen.verify.compare import Verdict, compare_models
from kerasgen.verify.pairs import pair_models, stored_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kerasgen.build.interpreter import Run
    from kerasgen.build.keras_side.trials import Assignment
    from kerasgen.verify.pairs import Spot

__all__ = ["build", "compare_sources"]

_NO_TWIN = "which call makes it in the new source is not known: others have its name"
_BY_TRIAL = "it depends on sizes that the source does not tell"


@dataclass(frozen=True)
class _Versions:
    """Two versions of a source, under the path that imports are looked for from."""

    keras: Any
    path: str
    before: str
    after: str


def compare_sources(
    keras: Any, path: str, before: str, after: str, spots: Sequence[Spot], *, outputs: bool
) -> list[Verdict]:
    """Return a verdict for each model of a source that was converted.

    `spots` are their places in the text `before`. What trial values may decide is not known, nor
    what is equal only as long as nothing fails and no default is replaced.
    """
    if not spots:
        return []
    versions = _Versions(keras, path, before, after)
    twins = pair_models(before, after, spots)
    changes = Changes(before, after, stored_in(before, spots))
    pairs = [(spot, twin) for spot, twin in twins.items() if twin is not None]
    verdicts = _compared(versions, pairs, changes, cautious=False, outputs=outputs)
    if any(verdict.outcome == "equal" for verdict in verdicts):
        others = _compared(versions, pairs, changes, cautious=True, outputs=False)
        verdicts = [_on_all_ways(*both) for both in zip(verdicts, others, strict=True)]
    found = {pair[0]: verdict for pair, verdict in zip(pairs, verdicts, strict=True)}
    return [found.get(spot, Verdict("unknown", _NO_TWIN)) for spot in spots]


def build(
    keras: Any, path: str, text: str, assignment: Assignment, *, cautious: bool = False
) -> Run:
    """Build a source under an assignment; a `cautious` build follows all that may happen."""
    return Attempts(text, path, keras, module_text, cautious).run(assignment, {})


def _compared(
    versions: _Versions,
    pairs: Sequence[tuple[Spot, Spot]],
    changes: Changes,
    *,
    cautious: bool,
    outputs: bool,
) -> list[Verdict]:
    """Return what holds under all trial values. Outputs are compared under the first ones."""
    rounds = []
    for assignment in (EQUAL, APART):
        old, new = (
            build(versions.keras, versions.path, text, assignment, cautious=cautious)
            for text in (versions.before, versions.after)
        )
        rounds.append(
            compare_models(old, new, pairs, changes, outputs=outputs and assignment is EQUAL)
        )
        if not (old.trace.trials or new.trace.trials):
            break
    return [_agreed(verdicts) for verdicts in zip(*rounds, strict=True)]


def _agreed(verdicts: Sequence[Verdict]) -> Verdict:
    """Return what is true under all trial values. Data that only some of them exclude may fit."""
    first = verdicts[0]
    is_true = all(verdict.outcome == first.outcome for verdict in verdicts)
    if first.outcome == "narrower":
        is_true = is_true and all(verdict.detail == first.detail for verdict in verdicts)
    return first if is_true else Verdict("unknown", _BY_TRIAL)


def _on_all_ways(plain: Verdict, cautious: Verdict) -> Verdict:
    """Return what is true where all goes as it is written, and on any other way, too."""
    if plain.outcome != "equal" or cautious.outcome == "equal":
        return plain
    return Verdict("unknown", f"on another way through the code: {cautious.detail}")
