"""What an editor has open: a text, or the cells of a notebook, as one source, and places in it.

Places in a source are lines and columns, both 1-based, columns in characters. Places of the
protocol are 0-based, in the units that the client counts in.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlparse

from lsprotocol import types

from kerasgen.files.notebooks import Joined, Place, plain_cell

if TYPE_CHECKING:
    from pygls.workspace import PositionCodec, TextDocument, Workspace

    from kerasgen.lint.fixes import Edit

__all__ = ["Open", "open_document", "path_of"]


def path_of(uri: str) -> str:
    """Return the path that a URI stands for; the URI itself where it is none of a file."""
    parts = urlparse(uri)
    if parts.scheme != "file":
        return uri
    path = unquote(parts.path)
    return path[1:] if path[2:3] == ":" else path  # /C:/a.py


@dataclass(frozen=True)
class Open:
    """One source that is open. `uri` is that of the text or the notebook.

    `documents` are the text documents by their URI; for a notebook, `cells` tells which part of
    the source each holds, by the order of `order`.
    """

    uri: str
    text: str
    codec: PositionCodec
    documents: dict[str, TextDocument]
    order: tuple[str, ...] = ()
    cells: Joined | None = None
    _lines: dict[str, list[str]] = field(default_factory=dict)

    @property
    def path(self) -> str:
        """The path of the file."""
        return path_of(self.uri)

    def place(self, line: int, column: int) -> tuple[str, types.Position]:
        """Return the document and the position for a place in the source."""
        uri = self.uri
        if self.cells is not None:
            place = self.cells.place(line)
            column += self.cells.indent(line)
            uri, line = self.order[place.cell - 1], place.line
        position = types.Position(line - 1, max(column - 1, 0))
        return uri, self.codec.position_to_client_units(self._lines_of(uri), position)

    def range(
        self, line: int, column: int, end_line: int, end_column: int
    ) -> tuple[str, types.Range]:
        """Return the document and the range for a part of the source, within one document."""
        uri, start = self.place(line, column)
        other, end = self.place(end_line, end_column)
        return uri, types.Range(start, end if other == uri else start)

    def line_at(self, uri: str, position: types.Position) -> int | None:
        """Return the line of the source at a position, None outside of it."""
        if self.cells is None:
            return position.line + 1
        if uri not in self.order:
            return None
        place = Place(self.order.index(uri) + 1, position.line + 1)
        return self.cells.line(place) if place.cell - 1 in self.cells.plain else None

    def text_edit(self, edit: Edit) -> tuple[str, types.TextEdit]:
        """Return the document to edit and the edit, for one of the source."""
        uri, found = self.range(edit.line, edit.column, edit.end_line, edit.end_column)
        return uri, types.TextEdit(found, edit.text)

    def replaced(self, text: str) -> list[tuple[str, types.TextEdit]]:
        """Return the edits that make the source `text`, a document replaced whole where it changes.

        Raises UnreadableSourceError where that cannot be done cell by cell.
        """
        if self.cells is None:
            return [(self.uri, types.TextEdit(self._whole(self.uri), text))]
        return [
            (self.order[index], types.TextEdit(self._whole(self.order[index]), source))
            for index, source in self.cells.changed(text).items()
        ]

    def _whole(self, uri: str) -> types.Range:
        lines = self._lines_of(uri)
        end = types.Position(len(lines), 0)
        if lines and not lines[-1].endswith(("\n", "\r")):
            last = types.Position(len(lines) - 1, len(lines[-1]))
            end = self.codec.position_to_client_units(lines, last)
        return types.Range(types.Position(0, 0), end)

    def _lines_of(self, uri: str) -> list[str]:
        if uri not in self._lines:
            self._lines[uri] = list(self.documents[uri].lines)
        return self._lines[uri]


def open_document(workspace: Workspace, uri: str) -> Open | None:
    """Return the source that a document belongs to, None for one that is not Python."""
    notebook = workspace.get_notebook_document(notebook_uri=uri) or workspace.get_notebook_document(
        cell_uri=uri
    )
    if notebook is not None:
        order = tuple(cell.document for cell in notebook.cells)
        documents = {cell: workspace.get_text_document(cell) for cell in order}
        plain = {
            index: plain_cell(documents[cell.document].source)
            for index, cell in enumerate(notebook.cells)
            if cell.kind == types.NotebookCellKind.Code and _is_python(documents[cell.document])
        }
        cells = Joined(plain)
        return Open(notebook.uri, cells.text, workspace.position_codec, documents, order, cells)
    document = workspace.get_text_document(uri)
    if not _is_python(document):
        return None
    return Open(uri, document.source, workspace.position_codec, {uri: document})


def _is_python(document: TextDocument) -> bool:
    return document.language_id in (None, "", "python")
