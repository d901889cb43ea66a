"""Lays generated Python out as black leaves it: blank lines, and lines that names made too long.

The last brackets of a long line are opened, one element a line, with a comma after the last.
"""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["formatted"]

_WIDTH = 88
_OPENING, _CLOSING = "([{", ")]}"
_ENDS = re.compile(r"[)\]}](?:,|:)?$")
_DEFINES = re.compile(r"(?:def|class|@|async def)\b|@")
_SUBSCRIPT = re.compile(r"[\w)\]]\[$")
_CLAUSE = re.compile(r" (?:for|if) ")


def formatted(text: str) -> str:
    """Return the text of a module with its blank lines counted and its long lines broken."""
    kept = _lines_of_strings(text)
    lines: list[str] = []
    blanks = 0
    for number, line in enumerate(text.split("\n"), 1):
        if number in kept:
            lines += [""] * blanks
            lines.append(line)
            blanks = 0
        elif not line.strip():
            blanks += 1
        else:
            line = line.rstrip()
            lines += [""] * _blanks(lines, blanks, line)
            lines += _broken(line)
            blanks = 0
    return "\n".join(lines) + "\n"


def _lines_of_strings(text: str) -> set[int]:
    """Return the lines, but for the first, of strings that go over several."""
    return {
        line
        for node in ast.walk(ast.parse(text))
        if isinstance(node, (ast.Constant, ast.JoinedStr)) and node.end_lineno is not None
        for line in range(node.lineno + 1, node.end_lineno + 1)
    }


def _blanks(before: list[str], found: int, line: str) -> int:
    """Return how many blank lines stand between those before and this one."""
    if not before or before[-1].endswith(tuple(_OPENING)):
        return 0
    if line[0] in " )]}":
        return min(found, 1)
    if before[-1].startswith("@"):
        return 0
    if _DEFINES.match(line) or (found and before[-1].startswith(" ")):
        return 2
    return min(found, 1)


def _broken(line: str) -> list[str]:
    """Open the last brackets of a line, and those of its elements where they are too long."""
    if len(line) <= _WIDTH or _ENDS.search(line) is None:
        return [line]
    end = max(line.rfind(closing) for closing in _CLOSING)
    start = _opening_of(line, end)
    if start is None or not line[start + 1 : end]:
        return [line]
    indent = " " * (len(line) - len(line.lstrip()) + 4)
    inner = []
    elements = _elements(line[start + 1 : end], _WIDTH - len(indent))
    if len(elements) == 1 and _SUBSCRIPT.search(line[: start + 1]):
        elements = [elements[0].rstrip(",")]  # with a comma it would be a tuple
    for element in elements:
        inner += _broken(indent + element)
    return [line[: start + 1], *inner, indent[4:] + line[end:]]


def _opening_of(line: str, end: int) -> int | None:
    """Return where the bracket opens that closes at `end`; None if it is on another line."""
    opened: list[int] = []
    for index, character in _code(line[:end]):
        if character in _OPENING:
            opened.append(index)
        elif character in _CLOSING:
            if not opened:
                return None
            opened.pop()
    return opened[-1] if opened else None


def _elements(body: str, width: int) -> list[str]:
    """Split what is between brackets: at its commas, or a comprehension at its clauses."""
    commas, clauses, depth = [], [], 0
    for index, character in _code(body):
        depth += (character in _OPENING) - (character in _CLOSING)
        if depth == 0 and character == ",":
            commas.append(index)
        elif depth == 0 and _CLAUSE.match(body, index):
            clauses.append(index)
    if clauses and not commas:
        return [body] if len(body) <= width else [part.strip() for part in _cut(body, clauses)]
    return [part.strip(" ,") + "," for part in _cut(body, commas) if part.strip(" ,")]


def _cut(text: str, places: list[int]) -> list[str]:
    ends = [*places, len(text)]
    return [text[start:end] for start, end in zip([0, *places], ends, strict=True)]


def _code(text: str) -> Iterator[tuple[int, str]]:
    """Yield the characters of one line that are in no string, with their places."""
    quote = ""
    escaped = False
    for index, character in enumerate(text):
        if escaped:
            escaped = False
        elif quote:
            escaped = character == "\\"
            quote = "" if character == quote else quote
        elif character in "\"'":
            quote = character
        else:
            yield index, character
