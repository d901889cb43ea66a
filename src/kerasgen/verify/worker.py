"""The worker of `--verify` and `--infer-shapes`: builds sources and compares their models."""

from __future__ import annotations

import sys
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from kerasgen.build.worker import serve

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kerasgen.build.interpreter import Run
    from kerasgen.convert.results import Conversion, Found
    from kerasgen.verify.compare import Verdict
    from kerasgen.verify.pairs import Spot

__all__ = ["answer"]

_KERAS_2 = "it runs on Keras 2, which is not looked at"
_NO_TWIN = "which call makes it in the new source is not known: others have its name"
_BY_TRIAL = "it depends on sizes that the source does not tell"


def answer(keras: Any, request: dict[str, Any]) -> dict[str, Any]:
    """Answer a request: `compare` two sources, or find the `shapes` of models.

    `models` are the places of models: lines 1-based, columns 0-based. To `compare` there are the
    texts `before` and `after`, and whether to compare `outputs`; the answer has a verdict for each
    model. For `shapes` there is a `text`; the answer has what was found for those models of which
    something was.
    """
    spots = [(line, column) for line, column in request["models"]]
    if request["task"] == "compare":
        before, after, path = request["before"], request["after"], request["path"]
        verdicts = _compare(keras, path, before, after, spots, outputs=request["outputs"])
        return {"verdicts": [asdict(verdict) for verdict in verdicts]}
    found = _shapes(keras, request["path"], request["text"], spots)
    return {"found": [[*spot, asdict(one)] for spot, one in found.items()]}


def _compare(
    keras: Any, path: str, before: str, after: str, spots: Sequence[Spot], *, outputs: bool
) -> list[Verdict]:
    """Return a verdict for each model; what trial values may decide is not known."""
    from kerasgen.build.buildable import keras_2_line
    from kerasgen.build.keras_side.trials import APART, EQUAL
    from kerasgen.verify.changes import Changes
    from kerasgen.verify.compare import Verdict, compare_models
    from kerasgen.verify.pairs import of_keras_2, pair_models, stored_in

    legacy = set(spots) if keras_2_line(before) is not None else of_keras_2(before, spots)
    if len(legacy) == len(spots):
        return [Verdict("unknown", _KERAS_2) for _ in spots]
    twins = pair_models(before, after, spots)
    changes = Changes(before, after, stored_in(before, spots))
    pairs = [(spot, twin) for spot, twin in twins.items() if twin is not None]
    rounds: list[dict[tuple[Spot, Spot], Verdict]] = []
    for assignment in (EQUAL, APART):
        with_outputs = outputs and not rounds
        old = _build(keras, path, before, assignment)
        new = _build(keras, path, after, assignment)
        verdicts = compare_models(old, new, pairs, changes, outputs=with_outputs)
        rounds.append(dict(zip(pairs, verdicts, strict=True)))
        if not (old.trace.trials or new.trace.trials):
            break
    agreed = {pair[0]: _agreed([one[pair] for one in rounds]) for pair in pairs}
    agreed.update((spot, Verdict("unknown", _KERAS_2)) for spot in legacy)
    return [agreed.get(spot, Verdict("unknown", _NO_TWIN)) for spot in spots]


def _agreed(verdicts: Sequence[Verdict]) -> Verdict:
    """Return what is true under all trial values. Data that only some of them exclude may fit."""
    from kerasgen.verify.compare import Verdict

    first = verdicts[0]
    is_true = all(verdict.outcome == first.outcome for verdict in verdicts)
    if first.outcome == "narrower":
        is_true = is_true and all(verdict.detail == first.detail for verdict in verdicts)
    return first if is_true else Verdict("unknown", _BY_TRIAL)


def _shapes(keras: Any, path: str, text: str, spots: Sequence[Spot]) -> dict[Spot, Found]:
    """Return what is found, but for shapes with which a conversion is not proved to be the same."""
    from dataclasses import replace

    from kerasgen.build.keras_side.trials import APART, EQUAL
    from kerasgen.verify.shapes import find_shapes

    run = _build(keras, path, text, EQUAL)
    found = find_shapes(run, spots)
    if run.trace.trials:
        again = find_shapes(_build(keras, path, text, APART), spots)
        found = {spot: one for spot, one in found.items() if again.get(spot) == one}
    while shaped := [spot for spot, one in found.items() if one.shape is not None]:
        conversion = _convert(text, found)
        taken = [spot for spot in shaped if _is_converted(conversion, spot)]
        verdicts = _compare(keras, path, text, conversion.text, taken, outputs=False)
        refused = {
            spot: verdict
            for spot, verdict in zip(taken, verdicts, strict=True)
            if verdict.outcome != "equal"
        }
        if not refused:
            break
        for spot, verdict in refused.items():
            message = f"that of its data ({{line}}) cannot be taken: {verdict.detail}"
            found[spot] = replace(found[spot], shape=None, message=message)
    return found


def _convert(text: str, found: Mapping[Spot, Found]) -> Conversion:
    """Convert the models of which something is found, and no others."""
    from kerasgen.convert import convert

    placed = {(line, column + 1): one for (line, column), one in found.items()}
    return convert(text, places=placed.keys(), found=placed)


def _is_converted(conversion: Conversion, spot: Spot) -> bool:
    line, column = spot
    return any(
        (model.line, model.column - 1) == (line, column) and model.outcome == "converted"
        for model in conversion.models
    )


def _build(keras: Any, path: str, text: str, assignment: Any) -> Run:
    from kerasgen.build.attempts import Attempts
    from kerasgen.build.sources import module_text

    return Attempts(text, path, keras, module_text).run(assignment, {})


if __name__ == "__main__":
    serve(answer, sys.argv[1])
