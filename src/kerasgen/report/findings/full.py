"""Each finding with its source lines, the lines that led to it, and what would fit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kerasgen.report.text import path_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kerasgen.report.findings.outcomes import FileFindings, Finding

__all__ = ["render"]


def render(files: Sequence[FileFindings]) -> str:
    """Return all findings, each a paragraph."""
    return "".join(
        "\n".join(_lines(finding, file)) + "\n\n" for file in files for finding in file.findings
    )


def _lines(finding: Finding, file: FileFindings) -> Iterator[str]:
    source = file.lines(finding.cell)
    path = path_of(finding.path, finding.cell)
    yield f"{path}:{finding.line}:{finding.column}: {finding.code} {finding.message}"
    width = len(str(max([finding.line, *(related.line for related in finding.related)])))
    yield from _quoted(source, finding.line, width, _carets(finding, source))
    for related in finding.related:
        if (related.path, related.cell) == (file.path, finding.cell):
            yield from _quoted(source, related.line, width, related.message)
        else:
            place = path_of(related.path, related.cell)
            yield f"{'':{width}} = {place}:{related.line}:{related.column}: {related.message}"
    if finding.help is not None:
        yield f"{'':{width}} = help: {finding.help}"


def _quoted(source: list[str], line: int, width: int, below: str) -> Iterator[str]:
    text = source[line - 1] if 0 < line <= len(source) else ""
    yield f"{line:{width}} | {text.rstrip()}"
    indent = len(text) - len(text.lstrip())
    below = below if below.lstrip().startswith("^") else " " * indent + below
    yield f"{'':{width}} | {below}"


def _carets(finding: Finding, source: list[str]) -> str:
    text = source[finding.line - 1] if 0 < finding.line <= len(source) else ""
    end = finding.end_column if finding.end_line == finding.line else len(text.rstrip()) + 1
    start = finding.column
    return " " * (start - 1) + "^" * max(end - start, 1)
