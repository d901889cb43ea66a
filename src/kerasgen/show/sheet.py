"""Where the models of one picture stand: from left to right, in rows of about one screen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kerasgen.show.text import kind_text, total_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kerasgen.build.graphs import ModelGraph

__all__ = ["GAP", "Sheet", "head_height", "head_texts", "spread"]

# Between models; pixels.
GAP = 40.0
_WIDEST = 1600.0
# The head of a model: its name and what it is, then a line for each note.
_HEAD = 52.0
_NOTE = 17.0


@dataclass(frozen=True)
class Sheet:
    """The left top corner of each model, and the size of the whole, in pixels."""

    corners: tuple[tuple[float, float], ...]
    width: float
    height: float


def spread(sizes: Sequence[tuple[float, float]]) -> Sheet:
    """Place models of some sizes (width, height) in rows, in their order."""
    corners: list[tuple[float, float]] = []
    x, y, bottom, right = GAP, GAP, 0.0, 0.0
    for width, height in sizes:
        if x > GAP and x + width + GAP > _WIDEST:
            x, y = GAP, bottom + GAP
        corners.append((x, y))
        x += width + GAP
        right, bottom = max(right, x), max(bottom, y + height)
    return Sheet(tuple(corners), max(right, GAP), bottom + GAP)


def head_texts(graph: ModelGraph, path: str) -> list[str]:
    """Return what stands over a model: its name, its kind, its size, and the notes."""
    notes = (f"note: {note}" for note in graph.notes)
    return [graph.name, kind_text(graph, path), total_text(graph, path), *notes]


def head_height(graph: ModelGraph) -> float:
    """Return how high it is."""
    return _HEAD + _NOTE * len(graph.notes)
