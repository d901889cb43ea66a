"""Lints sources: those that can hold a model go to the workers, the rest is clean at once."""

from __future__ import annotations

import ast
import re
import warnings
from contextlib import closing
from dataclasses import dataclass, replace
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from kerasgen.build.trace import NEEDS_TENSORFLOW
from kerasgen.lint.findings import Checked, Finding, Lint, Related, Unchecked
from kerasgen.lint.suppressions import silencing, suppressions, unused

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

__all__ = ["Options", "Source", "lint_sources"]

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
    outcomes = [_without_building(source) for source in sources]
    waiting = [s for s, outcome in zip(sources, outcomes, strict=True) if outcome is None]
    for _ in range(len(sources) - len(waiting)):
        progress()
    answers = iter(_answers(waiting, options, progress))
    return [
        _outcome(source, next(answers), options.codes) if outcome is None else outcome
        for source, outcome in zip(sources, outcomes, strict=True)
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
    """Build sources; those that turn out to need tensorflow once more with it."""
    backend = "light" if options.backend == "auto" else options.backend
    answers = _asked(sources, options, backend, progress)
    if options.backend == "auto" and find_spec("tensorflow") is not None:
        places = [i for i, answer in enumerate(answers) if _needs_tensorflow(answer)]
        again = _asked([sources[i] for i in places], options, "tensorflow", lambda: None)
        for place, answer in zip(places, again, strict=True):
            answers[place] = answer
    return answers


def _asked(
    sources: Sequence[Source], options: Options, backend: str, progress: Callable[[], None]
) -> list[dict[str, Any]]:
    if not sources:
        return []
    from kerasgen.build.pool import run_all

    codes = sorted(options.codes)
    requests = [{"path": s.path, "text": s.text, "codes": codes} for s in sources]
    answers = []
    with closing(run_all((_WORKER, backend), requests, options.processes)) as found:
        for answer in found:
            answers.append(answer)
            progress()
    return answers


def _needs_tensorflow(answer: dict[str, Any]) -> bool:
    return any(NEEDS_TENSORFLOW in found["reason"] for found in answer.get("not_checked", ()))


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


def _outcome(source: Source, answer: dict[str, Any], codes: Collection[str]) -> Lint:
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
