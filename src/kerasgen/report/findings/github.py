"""Workflow commands of GitHub Actions, which turn findings into annotations of a change.

The escapes are those of https://github.com/actions/toolkit (`command.ts`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kerasgen.report.text import from_here

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kerasgen.report.findings.outcomes import FileFindings, Finding

__all__ = ["render"]


def render(files: Sequence[FileFindings]) -> str:
    """Return a command for each finding."""
    return "".join(_command(finding, file) for file in files for finding in file.findings)


def _command(finding: Finding, file: FileFindings) -> str:
    properties = {
        "file": from_here(finding.path),
        "line": str(file.file_line(finding.line, finding.cell)),
        "col": str(finding.column),
        "endLine": str(file.file_line(finding.end_line, finding.cell)),
        "endColumn": str(finding.end_column),
        "title": f"{finding.code} {finding.name}",
    }
    if finding.cell is not None:  # columns of a cell are none of the file
        del properties["col"], properties["endColumn"]
    listed = ",".join(f"{name}={_in_property(value)}" for name, value in properties.items())
    message = finding.message if finding.help is None else f"{finding.message}\n{finding.help}"
    return f"::error {listed}::{_in_message(message)}\n"


def _in_message(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _in_property(text: str) -> str:
    return _in_message(text).replace(":", "%3A").replace(",", "%2C")
