"""Lints sources: those that can hold a model go to the workers, the rest is clean at once."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from kerasgen.build.asking import ask
from kerasgen.build.buildable import keras_2_line, parse_trouble
from kerasgen.lint.cells import in_cells
from kerasgen.lint.findings import Checked, Finding, Lint, Related, Unchecked
from kerasgen.lint.suppressions import silencing, suppressions, unused

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from kerasgen.files.notebooks import Joined

__all__ = ["Options", "Source", "lint_sources", "outcome_of", "without_building"]

_WORKER = "kerasgen.lint.worker"
# What a source that builds a model or calls a layer must mention.
_BUILDS = re.compile(r"\b(?:Input|Model|Sequential|Layer|layers|[Cc]oncatenate)\b")


@dataclass(frozen=True)
class Source:
    """One text to lint, under the path that findings name. `cells` are those it is joined from."""

    path: str
    text: str
    cells: Joined | None = None


@dataclass(frozen=True)
class Options:
    """How to lint: the rules, how many processes, which Keras, and where answers are kept.

    `backend` is `light` (without tensorflow), `tensorflow`, or `auto`: light, and then tensorflow,
    if it is installed, for the sources that need it. `cache` is a directory, None for no cache.
    """

    codes: Collection[str]
    processes: int = 1
    backend: str = "auto"
    cache: str | None = None


def lint_sources(
    sources: Sequence[Source], options: Options, progress: Callable[[], None] = lambda: None
) -> list[Lint]:
    """Lint sources. Nothing of them is executed. `progress` is called after each."""
    outcomes = [without_building(source) for source in sources]
    waiting = [s for s, outcome in zip(sources, outcomes, strict=True) if outcome is None]
    for _ in range(len(sources) - len(waiting)):
        progress()
    answers = iter(_answers(waiting, options, progress))
    found = [
        outcome_of(source, next(answers), options.codes) if outcome is None else outcome
        for source, outcome in zip(sources, outcomes, strict=True)
    ]
    return [
        outcome if source.cells is None else in_cells(outcome, source.path, source.cells)
        for source, outcome in zip(sources, found, strict=True)
    ]


def _answers(
    sources: Sequence[Source], options: Options, progress: Callable[[], None]
) -> list[dict[str, Any]]:
    """Return the answers of the workers, or those that were kept."""
    if options.cache is None or not sources:
        return _built(sources, options, progress)
    from kerasgen.lint.cache import open_cache

    cache = open_cache(options.cache, options.codes, options.backend)
    answers = [cache.find(source.path, source.text) for source in sources]
    missing = [s for s, answer in zip(sources, answers, strict=True) if answer is None]
    for _ in range(len(sources) - len(missing)):
        progress()
    built = _built(missing, options, progress)
    for source, answer in zip(missing, built, strict=True):
        if answer.get("findings") is not None:
            cache.store(source.path, source.text, answer)
    if missing:
        cache.prune()
    fresh = iter(built)
    return [next(fresh) if answer is None else answer for answer in answers]


def _built(
    sources: Sequence[Source], options: Options, progress: Callable[[], None]
) -> list[dict[str, Any]]:
    codes = sorted(options.codes)
    requests = [{"path": s.path, "text": s.text, "codes": codes} for s in sources]
    return ask(_WORKER, requests, options.backend, options.processes, progress)


def without_building(source: Source) -> Lint | None:
    """Return the outcome of a source that no worker needs to see."""
    if "keras" not in source.text or _BUILDS.search(source.text) is None:
        return Lint()
    legacy = keras_2_line(source.text)
    if legacy is not None:
        return Lint(not_checked=(Unchecked(source.path, legacy, "it runs on Keras 2"),))
    trouble = parse_trouble(source.text)
    if trouble is None:
        return None
    if trouble.is_ours:
        return Lint(problem=f"cannot parse: {trouble.message}")
    line, column, message = trouble.line, trouble.column, f"does not parse: {trouble.message}"
    return Lint(
        (Finding("KG000", "syntax-error", message, source.path, line, column, line, column + 1),)
    )


def outcome_of(source: Source, answer: dict[str, Any], codes: Collection[str]) -> Lint:
    """Return the outcome that the answer of a worker tells."""
    if "error" in answer:
        return Lint(problem=str(answer["error"]))
    if answer.get("findings") is None:
        return Lint(not_checked=(Unchecked(source.path, 1, str(answer["problem"])),))
    comments = suppressions(source.text)
    findings = [
        replace(Finding(**found), related=tuple(Related(**r) for r in found["related"]))
        for found in answer["findings"]
    ]
    unchecked = tuple(Unchecked(**found) for found in answer["not_checked"])
    kept = [finding for finding in findings if silencing(finding, comments) is None]
    if "KG001" in codes:
        silenced = [finding for finding in findings if finding not in kept]
        lines = {found.line for found in unchecked}
        kept.extend(unused(source.path, comments, silenced, codes, lines))
        kept.sort(key=lambda finding: (finding.line, finding.column, finding.code))
    return Lint(tuple(kept), Checked(**answer["checked"]), unchecked)
