"""Builds sources in a worker, and gives back their models."""

from __future__ import annotations

import ast
import warnings
from contextlib import closing
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from kerasgen.build.trace import NEEDS_TENSORFLOW
from kerasgen.show.reading import read_graph
from kerasgen.show.shown import Shown, lines_of

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["models_of"]

_WORKER = "kerasgen.show.worker"
_KERAS_2 = "TF_USE_LEGACY_KERAS"


def models_of(sources: Sequence[tuple[str, str]], backend: str = "auto") -> list[Shown]:
    """Return the models of sources, each a path and a text. Nothing of them is executed.

    `backend` is `light` (Keras without tensorflow), `tensorflow`, or `auto`: light, and then
    tensorflow, if it is installed, for the sources that need it.
    """
    refused = [_refusal(text) for _, text in sources]
    asked = [s for s, why in zip(sources, refused, strict=True) if why is None]
    answers = iter(_answers(asked, backend))
    return [
        Shown(path, problem=why) if why is not None else _shown(path, text, next(answers))
        for (path, text), why in zip(sources, refused, strict=True)
    ]


def _refusal(text: str) -> str | None:
    """Return why a source cannot be built at all, in one line."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            ast.parse(text)
    except SyntaxError as error:
        return f"does not parse: {error.msg} (line {error.lineno or 1})"
    except ValueError as error:
        return f"does not parse: {error}"
    except (RecursionError, MemoryError):
        return "cannot parse: nested too deeply"
    return "it runs on Keras 2, which is not looked at" if _KERAS_2 in text else None


def _answers(sources: Sequence[tuple[str, str]], backend: str) -> list[dict[str, Any]]:
    answers = _asked(sources, "light" if backend == "auto" else backend)
    if backend == "auto" and find_spec("tensorflow") is not None:
        places = [i for i, answer in enumerate(answers) if _needs_tensorflow(answer)]
        again = _asked([sources[i] for i in places], "tensorflow")
        for place, answer in zip(places, again, strict=True):
            answers[place] = answer
    return answers


def _asked(sources: Sequence[tuple[str, str]], backend: str) -> list[dict[str, Any]]:
    if not sources:
        return []
    from kerasgen.build.pool import run_all

    requests = [{"path": path, "text": text} for path, text in sources]
    with closing(run_all((_WORKER, backend), requests, 1)) as answers:
        return list(answers)


def _needs_tensorflow(answer: dict[str, Any]) -> bool:
    return any(NEEDS_TENSORFLOW in found["reason"] for found in answer.get("not_checked", ()))


def _shown(path: str, text: str, answer: dict[str, Any]) -> Shown:
    sources: dict[int | None, tuple[str, ...]] = {None: lines_of(text)}
    if "models" not in answer:
        return Shown(path, sources=sources, problem=answer.get("error") or answer["problem"])
    notes = tuple(
        f"line {found['line']}: {found['name']}: {found['reason']}"
        for found in answer["not_checked"]
    )
    models = tuple(read_graph(graph) for graph in answer["models"])
    return Shown(path, models, sources, notes)
