"""What linting gives back: findings, what was checked, and what was not and why."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Checked", "Finding", "Lint", "Related", "Unchecked"]


@dataclass(frozen=True)
class Related:
    """Another place that belongs to a finding. `line` and `column` are 1-based.

    In a notebook they are those in the cell `cell`, counted from 1 over all cells.
    """

    message: str
    path: str
    line: int
    column: int
    cell: int | None = None


@dataclass(frozen=True)
class Finding:
    """One mistake. Lines and columns are 1-based, the end column is behind the last character.

    In a notebook they are those in the cell `cell`. `help` says what would fit: all that it
    proposes has been built.
    """

    code: str
    name: str
    message: str
    path: str
    line: int
    column: int
    end_line: int
    end_column: int
    related: tuple[Related, ...] = ()
    help: str | None = None
    cell: int | None = None


@dataclass(frozen=True)
class Unchecked:
    """Something that could not be checked, and why. `is_merge`: it is a call of a merge."""

    path: str
    line: int
    reason: str
    is_merge: bool = False
    cell: int | None = None


@dataclass(frozen=True)
class Checked:
    """How much was checked: models that were built, and calls of merges."""

    models: int = 0
    merges: int = 0


@dataclass(frozen=True)
class Lint:
    """The outcome for one source. `problem` is set where it could not be read at all."""

    findings: tuple[Finding, ...] = ()
    checked: Checked = Checked()
    not_checked: tuple[Unchecked, ...] = ()
    problem: str | None = None
