"""One notebook file: its cells as one source, and the file with changed cells."""

from __future__ import annotations

import codecs
from dataclasses import dataclass

from kerasgen.files.notebooks.cells import plain_cell
from kerasgen.files.notebooks.document import (
    Document,
    NotANotebookError,
    lines_of,
    parse_document,
    with_sources,
)
from kerasgen.files.notebooks.joined import Joined
from kerasgen.files.source import UnreadableSourceError

__all__ = ["Notebook", "read_notebook"]


@dataclass(frozen=True)
class Notebook:
    """A notebook that was read: the document, and its code cells joined."""

    document: Document
    joined: Joined
    has_mark: bool = False

    @property
    def text(self) -> str:
        """The code cells as one source."""
        return self.joined.text

    def file_lines(self, cell: int) -> tuple[int, ...]:
        """Return, for each line of a cell, the line of the file on which it stands."""
        return lines_of(self.document, self.document.cells[cell - 1])

    def with_text(self, text: str) -> bytes:
        """Return the file for a rewritten `text`. Raises UnreadableSourceError."""
        body = with_sources(self.document, self.joined.changed(text)).encode()
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
    return Notebook(document, Joined(plain), has_mark)
