"""What there is to show of one source: its models, and the lines that they stand on."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from kerasgen.build.graphs import ModelGraph
    from kerasgen.build.trace import Place

__all__ = ["Note", "Shown", "UnknownModelError", "lines_of", "named", "require_name"]

_NEWLINE = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True)
class Note:
    """What could not be built, and why. `cell` is that of a notebook; `line` is one in it."""

    line: int
    text: str
    cell: int | None = None

    def __str__(self) -> str:
        where = f"line {self.line}" if self.cell is None else f"cell {self.cell}:{self.line}"
        return f"{where}: {self.text}"


@dataclass(frozen=True)
class Shown:
    """The models of one source, in the order of their lines.

    `sources` are the lines of the file, by the number of the cell in a notebook, by None in a
    file. `notes` say what could not be built and why; `problem` is set where the source could not
    be read at all.
    """

    path: str
    models: tuple[ModelGraph, ...] = ()
    sources: Mapping[int | None, tuple[str, ...]] = field(default_factory=dict)
    notes: tuple[Note, ...] = ()
    problem: str | None = None

    @property
    def builds(self) -> bool:
        """Whether Keras refuses nothing."""
        return not any(graph.kind == "broken" for graph in self.models)

    def line(self, place: Place | None) -> str:
        """Return the text of the line on which something stands, empty where it is elsewhere."""
        if place is None or place.path != self.path:
            return ""
        lines = self.sources.get(place.cell, ())
        return lines[place.line - 1].strip() if place.line <= len(lines) else ""


def lines_of(text: str) -> tuple[str, ...]:
    """Return the lines of a source as Python counts them, without their ends."""
    return tuple(_NEWLINE.split(text))


class UnknownModelError(ValueError):
    """No model has a name that is asked for; the message tells those that there are."""


def named(shown: Shown, names: Collection[str]) -> Shown:
    """Return only the models of these names, all of them for no name. Raises UnknownModelError."""
    if not names:
        return shown
    for name in names:
        require_name(name, [shown])
    return replace(shown, models=tuple(graph for graph in shown.models if graph.name in names))


def require_name(name: str, sources: Collection[Shown]) -> None:
    """Raise UnknownModelError where no model of these sources has a name."""
    known = dict.fromkeys(graph.name for shown in sources for graph in shown.models)
    if name not in known:
        paths = " and ".join(shown.path for shown in sources)
        have = f"there are {', '.join(known)}" if known else "there is none"
        raise UnknownModelError(f"{paths}: there is no model {name!r}; {have}")
