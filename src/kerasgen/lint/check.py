"""Lints sources: those that can hold a model go to the workers, the rest is clean at once."""

from __future__ import annotations

import ast
import re
import warnings
from contextlib import closing
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from kerasgen.lint.findings import Checked, Finding, Lint, Related, Unchecked
from kerasgen.lint.suppressions import is_silenced, silenced_lines

if TYPE_CHECKING:
    from collections.abc import Collection, Generator, Sequence

__all__ = ["Source", "lint_sources"]

_WORKER = "kerasgen.lint.worker"
# What a source that builds a model or calls a layer must mention.
_BUILDS = re.compile(r"\b(?:Input|Model|Sequential|Layer|layers|[Cc]oncatenate)\b")

# Set by a source that wants Keras 2 behind `tensorflow.keras`.
_KERAS_2 = "TF_USE_LEGACY_KERAS"


@dataclass(frozen=True)
class Source:
    """One text to lint, under the path that findings name."""

    path: str
    text: str


def lint_sources(
    sources: Sequence[Source], codes: Collection[str], processes: int = 1
) -> Generator[Lint, None, None]:
    """Lint sources in order. Nothing of them is executed."""
    from kerasgen.build.pool import run_all

    outcomes = [_without_building(source) for source in sources]
    requests = [
        {"path": source.path, "text": source.text, "codes": sorted(codes)}
        for source, outcome in zip(sources, outcomes, strict=True)
        if outcome is None
    ]
    with closing(run_all(_WORKER, requests, processes)) as answers:
        for source, outcome in zip(sources, outcomes, strict=True):
            yield _outcome(source, next(answers)) if outcome is None else outcome


def _without_building(source: Source) -> Lint | None:
    """Return the outcome of a source that no worker needs to see."""
    if "keras" not in source.text or _BUILDS.search(source.text) is None:
        return Lint()
    if _KERAS_2 in source.text:
        line = source.text[: source.text.index(_KERAS_2)].count("\n") + 1
        return Lint(not_checked=(Unchecked(source.path, line, "it runs on Keras 2"),))
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            ast.parse(source.text)
    except (SyntaxError, ValueError) as error:
        line, column = getattr(error, "lineno", None) or 1, getattr(error, "offset", None) or 1
        message = f"does not parse: {getattr(error, 'msg', error)}"
        finding = Finding(
            "KG000", "syntax-error", message, source.path, line, column, line, column + 1
        )
        return Lint((finding,))
    except (RecursionError, MemoryError):
        return Lint(problem="cannot parse: nested too deeply")
    return None


def _outcome(source: Source, answer: dict[str, Any]) -> Lint:
    if "error" in answer:
        return Lint(problem=str(answer["error"]))
    if answer.get("findings") is None:
        return Lint(not_checked=(Unchecked(source.path, 1, str(answer["problem"])),))
    silenced = silenced_lines(source.text)
    findings = [
        replace(Finding(**found), related=tuple(Related(**r) for r in found["related"]))
        for found in answer["findings"]
    ]
    return Lint(
        tuple(finding for finding in findings if not is_silenced(finding, silenced)),
        Checked(**answer["checked"]),
        tuple(Unchecked(**found) for found in answer["not_checked"]),
    )
