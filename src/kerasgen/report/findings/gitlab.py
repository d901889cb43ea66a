"""The code quality report of GitLab (https://docs.gitlab.com/ci/testing/code_quality/)."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from typing import TYPE_CHECKING, Any

from kerasgen.report.text import from_here

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kerasgen.report.findings.outcomes import FileFindings, Finding

__all__ = ["render"]


def render(files: Sequence[FileFindings]) -> str:
    """Return a JSON list with an issue for each finding."""
    seen: Counter[str] = Counter()
    issues = []
    for file in files:
        for finding in file.findings:
            lines = file.lines(finding.cell)
            line = lines[finding.line - 1].strip() if finding.line <= len(lines) else ""
            key = f"{from_here(finding.path)}\n{finding.code}\n{line}"
            issues.append(_issue(finding, file, f"{key}\n{seen[key]}"))
            seen[key] += 1
    return json.dumps(issues, indent=2) + "\n"


def _issue(finding: Finding, file: FileFindings, key: str) -> dict[str, Any]:
    begin = file.file_line(finding.line, finding.cell)
    return {
        "description": finding.message,
        "check_name": finding.code,
        # Made of the source line, not of its number: it stays when lines above come or go.
        "fingerprint": hashlib.sha256(key.encode(errors="surrogateescape")).hexdigest(),
        "severity": "major",
        "location": {"path": from_here(finding.path), "lines": {"begin": begin}},
    }
