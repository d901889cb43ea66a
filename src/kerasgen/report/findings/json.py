"""Findings as the JSON document that `schemas/lint.schema.json` describes."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kerasgen.report.findings.outcomes import FileFindings, Finding

__all__ = ["render"]


def render(files: Sequence[FileFindings]) -> str:
    """Return one JSON document."""
    document = {
        "version": 1,
        "findings": [_finding(finding) for file in files for finding in file.findings],
        "checked": {
            "files": len(files),
            "models": sum(file.models for file in files),
            "merges": sum(file.merges for file in files),
        },
        "not_checked": [
            {
                "path": found.path,
                "line": found.line,
                "cell": found.cell,
                "reason": found.reason,
            }
            for file in files
            for found in file.not_checked
        ],
    }
    return json.dumps(document, indent=2) + "\n"


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "code": finding.code,
        "name": finding.name,
        "message": finding.message,
        "path": finding.path,
        "line": finding.line,
        "column": finding.column,
        "end_line": finding.end_line,
        "end_column": finding.end_column,
        "cell": finding.cell,
        "related": [
            {
                "message": related.message,
                "path": related.path,
                "line": related.line,
                "column": related.column,
                "cell": related.cell,
            }
            for related in finding.related
        ],
        "help": finding.help,
    }
