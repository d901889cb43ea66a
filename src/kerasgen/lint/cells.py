"""Outcomes of notebooks: lines of the joined source as lines of their cells."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import TYPE_CHECKING

from kerasgen.lint.findings import Unchecked

if TYPE_CHECKING:
    from kerasgen.files.notebooks import Joined
    from kerasgen.lint.findings import Finding, Lint, Related

__all__ = ["in_cells"]


def in_cells(outcome: Lint, path: str, cells: Joined) -> Lint:
    """Return the outcome for the joined source of a notebook with the places in its cells."""
    unread = tuple(
        Unchecked(path, place.line, f"the cell is no Python: {problem}", cell=place.cell)
        for place, problem in cells.problems()
    )
    return replace(
        outcome,
        findings=tuple(_finding(finding, cells) for finding in outcome.findings),
        not_checked=(*unread, *(_unchecked(found, cells) for found in outcome.not_checked)),
    )


def _finding(finding: Finding, cells: Joined) -> Finding:
    span = cells.span(finding.line, finding.column, finding.end_line, finding.end_column)
    related = (_related(one, cells) if one.path == finding.path else one for one in finding.related)
    return replace(
        finding,
        **asdict(span),
        related=tuple(related),
    )


def _related(related: Related, cells: Joined) -> Related:
    place = cells.place(related.line)
    column = related.column + cells.indent(related.line)
    return replace(related, cell=place.cell, line=place.line, column=column)


def _unchecked(found: Unchecked, cells: Joined) -> Unchecked:
    place = cells.place(found.line)
    return replace(found, cell=place.cell, line=place.line)
