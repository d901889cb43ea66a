"""SARIF 2.1.0 (https://docs.oasis-open.org/sarif/sarif/v2.1.0/), for code scanning services."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from kerasgen import __version__
from kerasgen.report.text import from_here

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kerasgen.report.findings.outcomes import FileFindings, Finding, Related

__all__ = ["render"]

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def render(files: Sequence[FileFindings]) -> str:
    """Return one SARIF log with one run."""
    findings = [finding for file in files for finding in file.findings]
    named = dict(sorted({finding.code: finding.name for finding in findings}.items()))
    rules = [{"id": code, "name": _in_camel_case(name)} for code, name in named.items()]
    driver = {"name": "kerasgen", "version": __version__, "rules": rules}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [
            _result(finding, file, list(named)) for file in files for finding in file.findings
        ],
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2) + "\n"


def _in_camel_case(name: str) -> str:
    return "".join(part.capitalize() for part in name.split("-"))


def _result(finding: Finding, file: FileFindings, codes: list[str]) -> dict[str, Any]:
    text = finding.message if finding.help is None else f"{finding.message}\nhelp: {finding.help}"
    region = {
        "startLine": file.file_line(finding.line, finding.cell),
        "endLine": file.file_line(finding.end_line, finding.cell),
    }
    if finding.cell is None:  # columns of a cell are none of the file
        region |= {"startColumn": finding.column, "endColumn": finding.end_column}
    return {
        "ruleId": finding.code,
        "ruleIndex": codes.index(finding.code),
        "level": "error",
        "message": {"text": text},
        "locations": [{"physicalLocation": _location(finding.path, region)}],
        "relatedLocations": [
            _related(number, found, file) for number, found in enumerate(finding.related)
        ],
    }


def _related(number: int, related: Related, file: FileFindings) -> dict[str, Any]:
    region = {"startLine": file.file_line(related.line, related.cell)}
    if related.cell is None:
        region["startColumn"] = related.column
    return {
        "id": number,
        "message": {"text": related.message},
        "physicalLocation": _location(related.path, region),
    }


def _location(path: str, region: dict[str, int]) -> dict[str, Any]:
    plain = from_here(path)
    uri = Path(plain).as_uri() if Path(plain).is_absolute() else quote(os.fsencode(plain))
    return {"artifactLocation": {"uri": uri}, "region": region}
