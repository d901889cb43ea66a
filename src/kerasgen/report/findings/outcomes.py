"""What the formats need to know of a file that was linted, and of its findings."""
# ruff: noqa: D102 - the attributes are described where they are implemented

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = ["CellText", "FileFindings", "Finding", "Related", "Unchecked"]


class Related(Protocol):
    """Another place that belongs to a finding."""

    @property
    def message(self) -> str: ...
    @property
    def path(self) -> str: ...
    @property
    def line(self) -> int: ...
    @property
    def column(self) -> int: ...
    @property
    def cell(self) -> int | None: ...


class Finding(Protocol):
    """One mistake."""

    @property
    def code(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def message(self) -> str: ...
    @property
    def path(self) -> str: ...
    @property
    def line(self) -> int: ...
    @property
    def column(self) -> int: ...
    @property
    def end_line(self) -> int: ...
    @property
    def end_column(self) -> int: ...
    @property
    def related(self) -> Sequence[Related]: ...
    @property
    def help(self) -> str | None: ...
    @property
    def cell(self) -> int | None: ...


class Unchecked(Protocol):
    """Something that was not checked."""

    @property
    def path(self) -> str: ...
    @property
    def line(self) -> int: ...
    @property
    def reason(self) -> str: ...
    @property
    def is_merge(self) -> bool: ...
    @property
    def cell(self) -> int | None: ...


@dataclass(frozen=True)
class CellText:
    """The source of a cell of a notebook, and for each of its lines that of the file, 1-based."""

    text: str
    file_lines: tuple[int, ...]


@dataclass(frozen=True)
class FileFindings:
    """One file: its text, its findings, and how much of it was checked.

    For a notebook, `cells` are its cells by their number, and `text` is not looked at.
    """

    path: str
    text: str
    findings: Sequence[Finding]
    not_checked: Sequence[Unchecked]
    models: int
    merges: int
    cells: Mapping[int, CellText] = field(default_factory=dict)

    def lines(self, cell: int | None) -> list[str]:
        """Return the lines of the file, or of a cell."""
        return (self.text if cell is None else self.cells[cell].text).splitlines()

    def file_line(self, line: int, cell: int | None) -> int:
        """Return the line of the file for one that may be counted in a cell."""
        if cell is None:
            return line
        lines = self.cells[cell].file_lines
        return lines[min(line, len(lines)) - 1]
