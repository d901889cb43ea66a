"""Builds sources in a worker, and gives back their models."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kerasgen.build.asking import ask
from kerasgen.build.buildable import keras_2_line, parse_trouble
from kerasgen.show.reading import read_graph
from kerasgen.show.shown import Note, Shown, lines_of

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["models_of"]

_WORKER = "kerasgen.show.worker"


def models_of(sources: Sequence[tuple[str, str]], backend: str = "auto") -> list[Shown]:
    """Return the models of sources, each a path and a text. Nothing of them is executed.

    `backend` is `light` (Keras without tensorflow), `tensorflow`, or `auto`: light, and then
    tensorflow, if it is installed, for the sources that need it.
    """
    refused = [_refusal(text) for _, text in sources]
    asked = [s for s, why in zip(sources, refused, strict=True) if why is None]
    requests = [{"path": path, "text": text} for path, text in asked]
    answers = iter(ask(_WORKER, requests, backend))
    return [
        Shown(path, problem=why) if why is not None else _shown(path, text, next(answers))
        for (path, text), why in zip(sources, refused, strict=True)
    ]


def _refusal(text: str) -> str | None:
    """Return why a source cannot be built at all, in one line."""
    trouble = parse_trouble(text)
    if trouble is None:
        legacy = keras_2_line(text) is not None
        return "it runs on Keras 2, which is not looked at" if legacy else None
    if trouble.is_ours:
        return f"cannot parse: {trouble.message}"
    return f"does not parse: {trouble.message} (line {trouble.line})"


def _shown(path: str, text: str, answer: dict[str, Any]) -> Shown:
    sources: dict[int | None, tuple[str, ...]] = {None: lines_of(text)}
    if "models" not in answer:
        return Shown(path, sources=sources, problem=answer.get("error") or answer["problem"])
    notes = tuple(
        Note(found["line"], f"{found['name']}: {found['reason']}")
        for found in answer["not_checked"]
    )
    models = tuple(read_graph(graph) for graph in answer["models"])
    return Shown(path, models, sources, notes)
