"""What the formats need to know of a file that was linted, and of its findings."""
# ruff: noqa: D102 - the attributes are described where they are implemented

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["FileFindings", "Finding", "Related", "Unchecked"]


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


@dataclass(frozen=True)
class FileFindings:
    """One file: its text, its findings, and how much of it was checked."""

    path: str
    text: str
    findings: Sequence[Finding]
    not_checked: Sequence[Unchecked]
    models: int
    merges: int
