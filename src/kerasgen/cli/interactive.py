"""`kerasgen convert --interactive`: shows what each model would become, and asks."""

from __future__ import annotations

import sys
from dataclasses import replace
from typing import TYPE_CHECKING

from kerasgen.cli.streams import as_bytes, say, write_diff, write_stdout
from kerasgen.convert.file import FileOutcome, convert_bytes
from kerasgen.report.text import notices_of, path_of
from kerasgen.verify.files import checked_files

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from kerasgen.convert.file import ModelPlace, Options
    from kerasgen.convert.results import ModelOutcome
    from kerasgen.verify.files import Checks

__all__ = ["ask_for_each"]

_ANSWERS = {
    "y": "convert this model",
    "n": "leave this model as it is",
    "a": "convert this model and all that follow",
    "q": "leave this model and all that follow",
}


def ask_for_each(
    outcomes: Iterable[FileOutcome], options: Options, checks: Checks
) -> Iterator[FileOutcome]:
    """Yield what is to become of each file: the models that were agreed to are converted.

    Nothing is written. A file is what a run that is limited to these models would make of it.
    """
    proofs = replace(checks, infer_shapes=False)

    def prove(outcome: FileOutcome) -> FileOutcome:
        return next(checked_files([outcome], options, proofs))

    rest = ""
    for whole in checked_files(outcomes, options, replace(checks, verify="off")):
        if whole.after is None or rest == "a":
            yield prove(whole)
            continue
        outcome, rest = _asked(whole, options, prove)
        yield outcome
        if rest == "q":
            return


def _asked(
    whole: FileOutcome, options: Options, prove: Callable[[FileOutcome], FileOutcome]
) -> tuple[FileOutcome, str]:
    """Ask for each model of a file; with what comes of it, the answer for all that follow."""
    current = FileOutcome(whole.path)
    chosen: frozenset[ModelPlace] = frozenset()
    # Models that are converted only together with others, and why not alone.
    waiting: dict[ModelPlace, ModelOutcome] = {}
    # Models whose notices were said before the question.
    told: set[ModelPlace] = set()
    answer = ""
    for model in whole.models:
        if model.outcome == "kept":
            continue
        more = chosen | {*waiting, _place(model)}
        only = replace(options, places=more)
        outcome = convert_bytes(whole.path, whole.before, only, whole.found)
        if outcome.error is not None or outcome.after == current.after:
            waiting.update((_place(m), m) for m in outcome.models if _place(m) == _place(model))
            continue
        if answer != "a":
            _say_notices(model, whole.path)
            told.add(_place(model))
            answer = _answer(model, whole, current.after, outcome.after)
        if answer == "q":
            break
        if answer != "n":
            current, chosen = outcome, more
    proved = prove(current)
    if proved.error is not None:
        return proved, answer
    models = (
        replace(model, notices=()) if _place(model) in told else model
        for model in _reported(whole, proved, waiting)
    )
    return replace(proved, models=tuple(models)), answer


def _say_notices(model: ModelOutcome, path: str) -> None:
    for line in notices_of(model, path):
        say(line)


def _reported(
    whole: FileOutcome, current: FileOutcome, waiting: Mapping[ModelPlace, ModelOutcome]
) -> tuple[ModelOutcome, ...]:
    """Return the models that were agreed to, and those that cannot be converted, in their order."""
    agreed = {_place(model): model for model in current.models}
    kept = {_place(model): model for model in whole.models if model.outcome == "kept"}
    found = {**kept, **waiting, **agreed}
    return tuple(found[place] for place in map(_place, whole.models) if place in found)


def _place(model: ModelOutcome) -> ModelPlace:
    return model.cell, model.line, model.column


def _answer(
    model: ModelOutcome, whole: FileOutcome, current: bytes | None, after: bytes | None
) -> str:
    """Show what a model would become, and return what is typed; the end of the input is q."""
    write_diff(whole.path, current or whole.before, after or whole.before)
    place = f"{path_of(whole.path, model.cell)}:{model.line}:{model.column}"
    while True:
        write_stdout(as_bytes(f"{place}: convert `{model.name}`? [y,n,a,q] "))
        try:
            line = sys.stdin.readline()
        except KeyboardInterrupt:
            write_stdout(b"\n")
            raise
        if not line:
            write_stdout(b"\n")
            return "q"
        answer = line.strip().lower()[:1]
        if answer in _ANSWERS:
            return answer
        for letter, meaning in _ANSWERS.items():
            say(f"{letter}: {meaning}")
