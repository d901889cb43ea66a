"""One notebook: its code cells as one Python source, and the file with changed cells.

The cells are one namespace in the order of the file. Between them stand names as markers, by which
a rewritten source is taken apart again.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from functools import cached_property

from kerasgen.files.notebooks.cells import PlainCell, plain_cell, restored
from kerasgen.files.notebooks.document import (
    Document,
    NotANotebookError,
    lines_of,
    parse_document,
    with_sources,
)
from kerasgen.files.source import UnreadableSourceError

__all__ = ["Notebook", "Place", "read_notebook"]

_MARKER = "kerasgen_cell_{}_"
_MARKERS = re.compile(r"^kerasgen_cell_(\d+)_$", re.MULTILINE)


@dataclass(frozen=True)
class Place:
    """A line of a notebook: the cell, counted from 1 over all cells, and the line in it."""

    cell: int
    line: int


@dataclass(frozen=True)
class Notebook:
    """A notebook that was read. `plain` are its code cells as Python, by their index."""

    document: Document
    plain: dict[int, PlainCell]
    has_mark: bool = False

    @cached_property
    def text(self) -> str:
        """The code cells as one source, each behind its marker."""
        parts = [f"{_MARKER.format(i)}\n{cell.text}\n" for i, cell in self.plain.items()]
        return "".join(parts)

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

    def joined_line(self, place: Place) -> int:
        """Return the line of `text` that stands at this place of a code cell."""
        return {i + 1: start for start, i in self._starts}[place.cell] + place.line - 1

    def file_lines(self, cell: int) -> tuple[int, ...]:
        """Return, for each line of a cell, the line of the file on which it stands."""
        return lines_of(self.document, self.document.cells[cell - 1])

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

    def with_text(self, text: str) -> bytes:
        """Return the file for a rewritten `text`. Raises UnreadableSourceError.

        It is refused where a statement would leave its cell, or come into one that is no Python.
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
        body = with_sources(self.document, sources).encode()
        return codecs.BOM_UTF8 + body if self.has_mark else body


def read_notebook(data: bytes) -> Notebook:
    """Read the bytes of a notebook file. Raises UnreadableSourceError."""
    has_mark = data.startswith(codecs.BOM_UTF8)
    try:
        text = data.removeprefix(codecs.BOM_UTF8).decode()
        document = parse_document(text)
    except UnicodeDecodeError:
        raise UnreadableSourceError("not a notebook: not UTF-8") from None
    except NotANotebookError as error:
        raise UnreadableSourceError(str(error)) from None
    is_python = document.language.startswith(("python", "ipython"))
    plain = {
        index: plain_cell(cell.source)
        for index, cell in enumerate(document.cells)
        if cell.kind == "code" and is_python
    }
    return Notebook(document, plain, has_mark)
