"""The code cells of a notebook as one source, and a rewritten source as cells again.

The cells are one namespace in the order of the file. Between them stand names as markers, by which
a rewritten source is taken apart.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from kerasgen.files.notebooks.cells import restored
from kerasgen.files.source import UnreadableSourceError

if TYPE_CHECKING:
    from kerasgen.files.notebooks.cells import PlainCell

__all__ = ["Joined", "Place", "Span"]

_MARKER = "kerasgen_cell_{}_"
_MARKERS = re.compile(r"^kerasgen_cell_(\d+)_$", re.MULTILINE)


@dataclass(frozen=True)
class Place:
    """A line of a notebook: the cell, counted from 1 over all cells, and the line in it."""

    cell: int
    line: int


@dataclass(frozen=True)
class Span:
    """A part of a cell: lines and columns as they were given, counted in the cell."""

    cell: int
    line: int
    column: int
    end_line: int
    end_column: int


@dataclass(frozen=True)
class Joined:
    """Code cells as Python, by their index in the notebook."""

    plain: dict[int, PlainCell]

    @cached_property
    def text(self) -> str:
        """The code cells as one source, each behind its marker."""
        parts = [f"{_MARKER.format(i)}\n{cell.text}\n" for i, cell in self.plain.items()]
        return "".join(parts)

    @property
    def unread(self) -> str:
        """What only IPython reads, and the cells that cannot be read: they may name anything."""
        return "\n".join(
            line for cell in self.plain.values() for line in (*cell.commands, cell.unread)
        )

    @cached_property
    def _starts(self) -> list[tuple[int, int]]:
        """The line in `text` at which each cell begins, with its index."""
        starts, line = [], 2
        for index, cell in self.plain.items():
            starts.append((line, index))
            line += cell.text.count("\n") + 2
        return starts

    def place(self, line: int) -> Place:
        """Return where a line of `text` stands in the notebook."""
        begin, index = next(
            ((start, i) for start, i in reversed(self._starts) if start <= line),
            self._starts[0] if self._starts else (1, 0),
        )
        return Place(index + 1, max(line - begin + 1, 1))

    def span(self, line: int, column: int, end_line: int, end_column: int) -> Span:
        """Return where a part of `text` stands; it ends in the cell in which it begins."""
        start, end, indent = self.place(line), self.place(end_line), self.indent(line)
        return Span(
            cell=start.cell,
            line=start.line,
            column=column + indent,
            end_line=end.line if end.cell == start.cell else start.line,
            end_column=end_column + indent,
        )

    def line(self, place: Place) -> int:
        """Return the line of `text` for one of a cell."""
        starts = {index: start for start, index in self._starts}
        return starts[place.cell - 1] + place.line - 1

    def indent(self, line: int) -> int:
        """Return how many columns further right a line stands in the notebook."""
        cell = self.plain.get(self.place(line).cell - 1)
        return len(cell.indent) if cell is not None else 0

    def problems(self) -> list[tuple[Place, str]]:
        """Return the cells that cannot be read, and why."""
        return [
            (Place(index + 1, 1), cell.problem)
            for index, cell in self.plain.items()
            if cell.problem is not None
        ]

    def changed(self, text: str) -> dict[int, str]:
        """Return the new sources of the cells that a rewritten `text` changes, by their index.

        Raises UnreadableSourceError where a statement would leave its cell, or come into one that
        is no Python.
        """
        parts = _MARKERS.split(text)
        found = dict(zip(map(int, parts[1::2]), parts[2::2], strict=True))
        if parts[0].strip() or list(found) != list(self.plain):
            raise UnreadableSourceError("a statement would leave its cell; nothing was changed")
        sources = {}
        for index, plain in self.plain.items():
            new = found[index].removeprefix("\n").removesuffix("\n")
            if new == plain.text:
                continue
            if plain.problem is not None or not plain.is_python:
                raise UnreadableSourceError("a cell that is no Python would change")
            sources[index] = restored(new, plain)
        return sources
