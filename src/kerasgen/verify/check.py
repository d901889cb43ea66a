"""Asks the worker: for input shapes that conversions lack, and whether they give the same models.

Conversions go in and come out, in the same order; a worker is only started where one is needed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, Literal

from kerasgen.build.asking import ask
from kerasgen.convert.results import Conversion, Found, Problem, Proof, Reason

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from kerasgen.convert.results import ModelOutcome
    from kerasgen.verify.pairs import Spot

__all__ = ["Draft", "Mode", "lacking", "lacks_shapes", "proved", "shapes_found"]

_WORKER = "kerasgen.verify.worker"
# Starting a worker takes as long as so many sources.
_SOURCES_PER_WORKER = {"light": 8, "tensorflow": 8}

Mode = Literal["off", "on", "strict"]

# Why a model is refused, by its verdict.
_REFUSALS = {
    "different": (
        "it would not be the same model: {}; this is a bug of kerasgen: please report it, with the "
        "file"
    ),
    "narrower": "it would refuse what it takes: {}; state None for sizes that vary",
}
_MISFIT = "it does not fit --input-shape {}: {}; give the shape of its data"


@dataclass(frozen=True)
class Draft:
    """A source, under the path that its imports are looked for from, and its conversion.

    `again` converts only the models at these lines and columns, both 1-based. Without it, a model
    that is refused is a problem of the whole source. `takers` are the places of the models that
    take the input shape that is `given`; `unread` are lines of a notebook that are no Python.
    """

    path: str
    text: str
    conversion: Conversion
    again: Callable[[frozenset[Spot]], Conversion] | None = None
    given: tuple[int | None, ...] | None = None
    takers: frozenset[Spot] = frozenset()
    unread: str = ""


def lacking(conversion: Conversion) -> frozenset[Spot]:
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
            "unread": draft.unread,
            "models": [_spot(m) for m in draft.conversion.models if _lacks_shape(m)],
        }
        for draft in drafts
    ]
    answers = _asked(requests, "light", processes)
    return [_shapes(request, answer) for request, answer in zip(requests, answers, strict=True)]


def proved(
    drafts: Sequence[Draft], mode: Mode, processes: int, backend: str | None = None
) -> list[Conversion]:
    """Return the conversions with a proof for each converted model.

    A model that is not the same is kept, and its source is converted again without it; in the mode
    `strict` one that is not known to be the same, too. Outputs are compared with the `backend`
    tensorflow, which is taken where it is installed.
    """
    if backend is None:
        backend = "light" if find_spec("tensorflow") is None else "tensorflow"
    found = [draft.conversion for draft in drafts]
    pending = dict(enumerate(drafts))
    while pending:
        judged = _judged_all(list(pending.values()), backend, processes)
        for (number, draft), judgement in zip(list(pending.items()), judged, strict=True):
            refused = {**judgement.refused, **(judgement.unproved if mode == "strict" else {})}
            if refused and draft.again is not None:
                rest = {_spot(m) for m in _converted(draft.conversion)} - refused.keys()
                again = draft.again(frozenset((line, column + 1) for line, column in rest))
                left = _merged(draft.conversion, again, refused)
                pending[number] = replace(draft, conversion=left)
                if left.problem is None and left.changed:
                    continue
                found[number] = left
            else:
                found[number] = _settled(draft, judgement, refused)
            del pending[number]
    return found


@dataclass(frozen=True)
class _Judgement:
    """The proofs of the models of a source, and why some of them are refused, by their places."""

    proofs: Mapping[Spot, Proof]
    refused: Mapping[Spot, Reason]

    @property
    def unproved(self) -> dict[Spot, Reason]:
        """Why models are not proved to be the same, of which it is not known."""
        return {
            spot: Reason(
                "not-proved", f"it is not proved to be the same model: {proof.detail}", spot[0]
            )
            for spot, proof in self.proofs.items()
            if proof.outcome == "unknown"
        }


def _judged_all(drafts: Sequence[Draft], backend: str, processes: int) -> list[_Judgement]:
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
    return [_judged(draft, answer) for draft, answer in zip(drafts, answers, strict=True)]


def _asked(
    requests: Sequence[dict[str, Any]], backend: str, processes: int
) -> list[dict[str, Any]]:
    count = min(processes, 1 + len(requests) // _SOURCES_PER_WORKER[backend])
    return ask(_WORKER, requests, backend, count)


def _shapes(request: Mapping[str, Any], answer: Mapping[str, Any]) -> dict[tuple[int, int], Found]:
    failure = answer.get("error") or answer.get("problem")
    if failure is not None:
        message = f"its uses could not be looked at: {failure}"
        return {
            (line, column + 1): Found(None, message, line) for line, column in request["models"]
        }
    found: dict[tuple[int, int], Found] = {}
    for line, column, one in answer.get("found", ()):
        shape = one["shape"]
        shape = None if shape is None else tuple(shape)
        found[line, column + 1] = Found(shape, one["message"], one["line"])
    return found


def _judged(draft: Draft, answer: Mapping[str, Any]) -> _Judgement:
    models = _converted(draft.conversion)
    unknown = {"outcome": "unknown", "detail": answer.get("error") or answer.get("problem")}
    verdicts = answer.get("verdicts") or [unknown] * len(models)
    proofs: dict[Spot, Proof] = {}
    refused: dict[Spot, Reason] = {}
    for model, verdict in zip(models, verdicts, strict=True):
        outcome, detail = verdict["outcome"], verdict["detail"]
        message = _REFUSALS.get(outcome)
        if message is None:
            proofs[_spot(model)] = Proof(outcome, verdict.get("outputs", False), detail)
            continue
        if (model.line, model.column) in draft.takers:
            message = _MISFIT.format(draft.given, "{}")
        refused[_spot(model)] = Reason("not-the-same", message.format(detail), model.line)
    return _Judgement(proofs, refused)


def _settled(draft: Draft, judgement: _Judgement, refused: Mapping[Spot, Reason]) -> Conversion:
    """Put the proofs into a conversion, or return its problem: a model that is refused."""
    conversion = draft.conversion
    for model in _converted(conversion):
        reason = refused.get(_spot(model))
        if reason is not None:
            return _refused(draft, model, reason.message)
    proofs = judgement.proofs
    models = tuple(replace(m, proof=proofs.get(_spot(m))) for m in conversion.models)
    return replace(conversion, models=models)


def _merged(old: Conversion, again: Conversion, refused: Mapping[Spot, Reason]) -> Conversion:
    """Return a conversion without the refused models, with the rows of all of them."""
    if again.problem is not None:
        return again
    rows = {_spot(model): model for model in again.models}
    models = []
    for model in old.models:
        reason = refused.get(_spot(model))
        if reason is not None and model.outcome == "converted":
            models.append(replace(model, outcome="kept", reason=reason, notices=()))
        else:
            models.append(rows.get(_spot(model), model))
    return replace(again, models=tuple(models))


def _refused(draft: Draft, model: ModelOutcome, message: str) -> Conversion:
    problem = Problem(f"not written: `{model.name}`: {message}", model.line, model.column)
    return Conversion(draft.text, problem=problem)


def _converted(conversion: Conversion) -> list[ModelOutcome]:
    return [model for model in conversion.models if model.outcome == "converted"]


def _lacks_shape(model: ModelOutcome) -> bool:
    return model.reason is not None and model.reason.code == "no-input-shape"


def _spot(model: ModelOutcome) -> Spot:
    return model.line, model.column - 1
