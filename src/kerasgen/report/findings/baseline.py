"""Findings that are known and accepted: a file of them, so that only new ones are reported.

An entry is a path, a code, a message and how often they occur together; lines are not part of it,
so that edits elsewhere in a file do not bring old findings back.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kerasgen.report.findings.outcomes import Finding

__all__ = ["BadBaselineError", "as_baseline", "new_findings", "read_baseline"]

Known = Counter[tuple[str, str, str]]

_VERSION = 1


class BadBaselineError(ValueError):
    """A baseline that cannot be used, and why."""


def as_baseline(findings: Iterable[Finding], directory: str) -> str:
    """Return the text of a baseline that holds these findings, with paths from its directory."""
    counts = Counter(_key(finding, directory) for finding in findings)
    entries = [
        {"path": path, "code": code, "message": message, "count": count}
        for (path, code, message), count in sorted(counts.items())
    ]
    return json.dumps({"version": _VERSION, "findings": entries}, indent=2) + "\n"


def read_baseline(text: str) -> Known:
    """Return what a baseline holds. Raises BadBaselineError."""
    try:
        document: Any = json.loads(text)
        version = document["version"]
        known = Counter(
            {(e["path"], e["code"], e["message"]): int(e["count"]) for e in document["findings"]}
        )
    except (ValueError, KeyError, TypeError, AttributeError):
        raise BadBaselineError("not a baseline; make one with --write-baseline") from None
    if version != _VERSION:
        raise BadBaselineError(f"a baseline of version {version}; make a new one")
    return known


def new_findings(findings: Sequence[Finding], known: Known, directory: str) -> list[Finding]:
    """Return the findings that are not in a baseline, which is used up as they are met."""
    new = []
    for finding in findings:
        key = _key(finding, directory)
        if known[key] > 0:
            known[key] -= 1
        else:
            new.append(finding)
    return new


def _key(finding: Finding, directory: str) -> tuple[str, str, str]:
    try:
        path = os.path.relpath(finding.path, directory)
    except ValueError:  # on another drive
        path = finding.path
    return path.replace(os.sep, "/"), finding.code, finding.message
