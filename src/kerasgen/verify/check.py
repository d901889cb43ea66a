"""Asks the worker: for input shapes that conversions lack, and whether they give the same models.

Conversions go in and come out, in the same order; a worker is only started where one is needed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, Literal

from kerasgen.build.asking import ask
from kerasgen.convert.results import Conversion, Found, Problem, Proof

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kerasgen.convert.results import ModelOutcome
    from kerasgen.verify.pairs import Spot

__all__ = ["Draft", "Mode", "lacking", "lacks_shapes", "proved", "shapes_found"]

_WORKER = "kerasgen.verify.worker"
# Starting a worker takes as long as so many sources.
_SOURCES_PER_WORKER = {"light": 8, "tensorflow": 24}

Mode = Literal["off", "on", "strict"]


@dataclass(frozen=True)
class Draft:
    """A source, under the path that its imports are looked for from, and its conversion.

    `takers` are line and column, 1-based, of the models that take the input shape that is `given`.
    """

    path: str
    text: str
    conversion: Conversion
    given: tuple[int | None, ...] | None = None
    takers: frozenset[tuple[int, int]] = frozenset()


def lacking(conversion: Conversion) -> frozenset[tuple[int, int]]:
    """Return line and column of the models that are kept for want of an input shape."""
    return frozenset((m.line, m.column) for m in conversion.models if _lacks_shape(m))


def lacks_shapes(text: str, conversion: Conversion) -> bool:
    """Whether a model is kept for want of an input shape that its uses may tell: it has some."""
    return any(
        len(re.findall(rf"\b{re.escape(model.name.rpartition('.')[2])}\b", text)) > 1
        for model in conversion.models
        if _lacks_shape(model)
    )


def shapes_found(drafts: Sequence[Draft], processes: int) -> list[dict[tuple[int, int], Found]]:
    """Return what the uses of models tell of their input shapes, for each draft that lacks some.

    The keys are lines and columns of constructors, both 1-based, as `convert` takes them.
    """
    requests = [
        {
            "task": "shapes",
            "path": draft.path,
            "text": draft.text,
            "models": [_spot(m) for m in draft.conversion.models if _lacks_shape(m)],
        }
        for draft in drafts
    ]
    return [_shapes(answer) for answer in _asked(requests, "light", processes)]


def proved(
    drafts: Sequence[Draft], mode: Mode, processes: int, backend: str | None = None
) -> list[Conversion]:
    """Return the conversions with a proof for each converted model, or with a problem.

    The problem is a model that is not the same; in the mode `strict` also one that is not known to
    be. Outputs are compared with the `backend` tensorflow, which is taken where it is installed.
    """
    if backend is None:
        backend = "light" if find_spec("tensorflow") is None else "tensorflow"
    requests = [
        {
            "task": "compare",
            "path": draft.path,
            "before": draft.text,
            "after": draft.conversion.text,
            "models": [_spot(model) for model in _converted(draft.conversion)],
            "outputs": backend == "tensorflow",
        }
        for draft in drafts
    ]
    answers = _asked(requests, backend, processes)
    return [_judged(d, answer, mode) for d, answer in zip(drafts, answers, strict=True)]


def _asked(
    requests: Sequence[dict[str, Any]], backend: str, processes: int
) -> list[dict[str, Any]]:
    count = min(processes, 1 + len(requests) // _SOURCES_PER_WORKER[backend])
    return ask(_WORKER, requests, backend, count)


def _shapes(answer: Mapping[str, Any]) -> dict[tuple[int, int], Found]:
    found: dict[tuple[int, int], Found] = {}
    for line, column, one in answer.get("found", ()):
        shape = one["shape"]
        shape = None if shape is None else tuple(shape)
        found[line, column + 1] = Found(shape, one["message"], one["line"])
    return found


def _judged(draft: Draft, answer: Mapping[str, Any], mode: Mode) -> Conversion:
    """Put the verdicts of an answer into a conversion."""
    conversion = draft.conversion
    converted = _converted(conversion)
    unknown = {"outcome": "unknown", "detail": answer.get("error") or answer.get("problem")}
    verdicts = answer.get("verdicts") or [unknown] * len(converted)
    proofs: dict[ModelOutcome, Proof] = {}
    for model, verdict in zip(converted, verdicts, strict=True):
        if verdict["outcome"] in ("different", "narrower") and _takes(draft, model):
            message = f"does not fit --input-shape {draft.given}: {verdict['detail']}"
            return _refused(draft, model, f"{message}; give the shape of its data")
        if verdict["outcome"] == "narrower":
            message = f"would refuse what it takes: {verdict['detail']}"
            return _refused(draft, model, f"{message}; state None for sizes that vary")
        if verdict["outcome"] == "different":
            message = f"would not be the same model: {verdict['detail']}"
            return _refused(
                draft,
                model,
                f"{message}; this is a bug of kerasgen: please report it, with the file",
            )
        proofs[model] = Proof(verdict["outcome"], verdict.get("outputs", False), verdict["detail"])
    for model, proof in proofs.items():
        if proof.outcome == "unknown" and mode == "strict":
            return _refused(draft, model, f"is not proved to be the same model: {proof.detail}")
    models = tuple(replace(m, proof=proofs.get(m)) for m in conversion.models)
    return replace(conversion, models=models)


def _takes(draft: Draft, model: ModelOutcome) -> bool:
    return (model.line, model.column) in draft.takers


def _refused(draft: Draft, model: ModelOutcome, message: str) -> Conversion:
    problem = Problem(f"not written: `{model.name}` {message}", model.line, model.column)
    return Conversion(draft.text, problem=problem)


def _converted(conversion: Conversion) -> list[ModelOutcome]:
    return [model for model in conversion.models if model.outcome == "converted"]


def _lacks_shape(model: ModelOutcome) -> bool:
    return model.reason is not None and model.reason.code == "no-input-shape"


def _spot(model: ModelOutcome) -> Spot:
    return model.line, model.column - 1
