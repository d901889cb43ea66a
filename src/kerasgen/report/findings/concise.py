"""One line for each finding: `path:line:column: CODE message`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kerasgen.report.text import path_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kerasgen.report.findings.outcomes import FileFindings

__all__ = ["render"]


def render(files: Sequence[FileFindings]) -> str:
    """Return the lines of all findings."""
    return "".join(
        f"{path_of(finding.path, finding.cell)}:{finding.line}:{finding.column}: "
        f"{finding.code} {finding.message}\n"
        for file in files
        for finding in file.findings
    )
