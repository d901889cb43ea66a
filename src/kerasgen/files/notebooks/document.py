"""The JSON text of a notebook: where the sources of its cells stand, and how to replace them there.

A notebook library writes the whole file anew. Here only the characters of a changed source change;
lines that stay keep their own escapes.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Cell", "Document", "NotANotebookError", "lines_of", "parse_document", "with_sources"]

_SPACE = re.compile(r"[ \t\r\n]*")
_DECODER = json.JSONDecoder()


class NotANotebookError(ValueError):
    """A text that is no notebook of format 4, and why."""


@dataclass(frozen=True)
class Cell:
    """One cell. `start` and `end` enclose the JSON value of its source in the text of the file."""

    kind: str
    source: str
    start: int
    end: int


@dataclass(frozen=True)
class Document:
    """The text of a notebook file, its cells in order, and the language of its kernel."""

    text: str
    cells: tuple[Cell, ...]
    language: str


def parse_document(text: str) -> Document:
    """Find the cells in the text of a notebook. Raises NotANotebookError."""
    try:
        value = json.loads(text)
        cells = list(_cells(text)) if isinstance(value, dict) else []
    except (ValueError, RecursionError, IndexError) as error:
        raise NotANotebookError(f"not a notebook: {error}") from None
    if not isinstance(value, dict) or not isinstance(value.get("cells"), list):
        raise NotANotebookError("not a notebook of format 4: it has no list of cells")
    return Document(text, tuple(cells), _language(value.get("metadata")))


def lines_of(document: Document, cell: Cell) -> tuple[int, ...]:
    """Return, for each line of a source, the line of the file on which it stands, 1-based."""
    count = max(cell.source.count("\n") + 1, 1)
    if document.text[cell.start : cell.start + 1] != "[":
        return (document.text.count("\n", 0, cell.start) + 1,) * count
    found: list[int] = []
    for begin, end in _items(document.text, cell.start):
        line = document.text.count("\n", 0, begin) + 1
        found.extend([line] * max(json.loads(document.text[begin:end]).count("\n"), 1))
    return tuple(found) or (document.text.count("\n", 0, cell.start) + 1,)


def with_sources(document: Document, sources: dict[int, str]) -> str:
    """Return the text with other sources for some cells, by their index."""
    text = document.text
    for index in sorted(sources, reverse=True):
        cell = document.cells[index]
        value = _written(document, cell, sources[index])
        text = text[: cell.start] + value + text[cell.end :]
    return text


def _language(metadata: Any) -> str:
    """Return the language that a notebook states; most that state none are in Python."""
    if not isinstance(metadata, dict):
        return "python"
    for room, key in (("kernelspec", "language"), ("language_info", "name")):
        found = metadata.get(room)
        if isinstance(found, dict) and isinstance(found.get(key), str):
            return str(found[key]).lower()
    return "python"


def _cells(text: str) -> Iterator[Cell]:
    for key, start, _ in _members(text, _after_space(text, 0)):
        if key == "cells" and text[start] == "[":
            for item, _ in _items(text, start):
                cell = _cell(text, item)
                if cell is not None:
                    yield cell


def _cell(text: str, start: int) -> Cell | None:
    kind, source, span = "", "", None
    if text[start] != "{":
        return None
    for key, begin, end in _members(text, start):
        if key == "cell_type":
            kind = str(json.loads(text[begin:end]))
        elif key == "source":
            value = json.loads(text[begin:end])
            parts = value if isinstance(value, list) else [value]
            if all(isinstance(part, str) for part in parts):
                source, span = "".join(parts), (begin, end)
    # A cell without a source keeps its place in the count.
    return Cell(kind if span else "", source, *(span or (start, start)))


def _after_space(text: str, position: int) -> int:
    match = _SPACE.match(text, position)
    return match.end() if match else position


def _members(text: str, start: int) -> Iterator[tuple[str, int, int]]:
    """Yield the keys of the object at `start`, with where each value begins and ends."""
    position = _after_space(text, start + 1)
    while text[position] != "}":
        key, position = _DECODER.raw_decode(text, position)
        begin = _after_space(text, _after_space(text, position) + 1)
        _, end = _DECODER.raw_decode(text, begin)
        yield key, begin, end
        position = _after_space(text, end)
        if text[position] == ",":
            position = _after_space(text, position + 1)


def _items(text: str, start: int) -> Iterator[tuple[int, int]]:
    """Yield where the items of the array at `start` begin and end."""
    position = _after_space(text, start + 1)
    while text[position] != "]":
        _, end = _DECODER.raw_decode(text, position)
        yield position, end
        position = _after_space(text, end)
        if text[position] == ",":
            position = _after_space(text, position + 1)


def _written(document: Document, cell: Cell, source: str) -> str:
    """Return the JSON value for a source, in the form that the old one has."""
    old = document.text[cell.start : cell.end]
    if not old.startswith("["):
        return _quoted(document, source)
    spans = list(_items(document.text, cell.start))
    kept = {json.loads(document.text[a:b]): document.text[a:b] for a, b in spans}
    lines = [kept.get(line) or _quoted(document, line) for line in _lines(source)]
    first, last = (spans[0], spans[-1]) if spans else ((cell.end - 1,) * 2, (cell.end - 1,) * 2)
    opening = document.text[cell.start : first[0]]
    closing = document.text[last[1] : cell.end]
    between = document.text[spans[0][1] : spans[1][0]] if len(spans) > 1 else f",{opening[1:]}"
    return opening + between.join(lines) + closing


def _lines(source: str) -> list[str]:
    """Split at line feeds, as notebooks do."""
    return re.findall(r"[^\n]*\n|[^\n]+$", source)


def _quoted(document: Document, text: str) -> str:
    return json.dumps(text, ensure_ascii=document.text.isascii())
