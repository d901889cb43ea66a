"""The worker of `--verify` and `--infer-shapes`: builds sources and compares their models."""

from __future__ import annotations

import sys
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from kerasgen.build.worker import serve

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kerasgen.convert.results import Conversion, Found
    from kerasgen.verify.compare import Verdict
    from kerasgen.verify.pairs import Spot

__all__ = ["answer"]

_KERAS_2 = "it runs on Keras 2, which is not looked at"


def answer(keras: Any, request: dict[str, Any]) -> dict[str, Any]:
    """Answer a request: `compare` two sources, or find the `shapes` of models.

    `models` are the places of models: lines 1-based, columns 0-based. To `compare` there are the
    texts `before` and `after`, and whether to compare `outputs`; the answer has a verdict for each
    model. For `shapes` there is a `text`, and what of it is `unread`; the answer has what was found
    for those models of which something was.
    """
    spots = [(line, column) for line, column in request["models"]]
    if request["task"] == "compare":
        before, after, path = request["before"], request["after"], request["path"]
        verdicts = _proofs(keras, path, before, after, spots, outputs=request["outputs"])
        return {"verdicts": [asdict(verdict) for verdict in verdicts]}
    found = _shapes(keras, request["path"], request["text"], request["unread"], spots)
    return {"found": [[*spot, asdict(one)] for spot, one in found.items()]}


def _proofs(
    keras: Any, path: str, before: str, after: str, spots: Sequence[Spot], *, outputs: bool
) -> list[Verdict]:
    """Return a verdict for each model. Those that run on Keras 2 are not looked at."""
    from kerasgen.build.buildable import keras_2_line
    from kerasgen.verify.compare import Verdict
    from kerasgen.verify.pairs import of_keras_2
    from kerasgen.verify.rounds import compare_sources
    from kerasgen.verify.surroundings import changed_code

    legacy = set(spots) if keras_2_line(before) is not None else of_keras_2(before, spots)
    others = [spot for spot in spots if spot not in legacy]
    verdicts = compare_sources(keras, path, before, after, others, outputs=outputs)
    code = changed_code(before, after)
    if code is not None:
        why = f"code beside the models may be another one in the new source: `{code}`"
        verdicts = [Verdict("unknown", why) if v.outcome == "equal" else v for v in verdicts]
    found = dict(zip(others, verdicts, strict=True))
    return [found.get(spot, Verdict("unknown", _KERAS_2)) for spot in spots]


def _shapes(
    keras: Any, path: str, text: str, unread: str, spots: Sequence[Spot]
) -> dict[Spot, Found]:
    """Return what is found, but for shapes with which a conversion is not proved to be the same."""
    from dataclasses import replace

    from kerasgen.build.keras_side.trials import APART, EQUAL
    from kerasgen.verify.rounds import build, compare_sources
    from kerasgen.verify.shapes import find_shapes

    run = build(keras, path, text, EQUAL, cautious=True)
    found = find_shapes(run, spots, unread)
    if run.trace.trials:
        again = find_shapes(build(keras, path, text, APART, cautious=True), spots, unread)
        found = {spot: one for spot, one in found.items() if again.get(spot) == one}
    while shaped := [spot for spot, one in found.items() if one.shape is not None]:
        conversion = _convert(text, found)
        taken = [spot for spot in shaped if _is_converted(conversion, spot)]
        verdicts = compare_sources(keras, path, text, conversion.text, taken, outputs=False)
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


if __name__ == "__main__":
    serve(answer, sys.argv[1])
