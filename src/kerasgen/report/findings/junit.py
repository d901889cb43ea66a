"""JUnit XML: each file a test suite, each finding a failed test; a clean file is a passed one."""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree
from typing import TYPE_CHECKING

from kerasgen.report.text import path_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kerasgen.report.findings.outcomes import FileFindings

__all__ = ["render"]


def render(files: Sequence[FileFindings]) -> str:
    """Return one XML document."""
    suites = ElementTree.Element("testsuites", name="kerasgen")
    for file in files:
        failures = len(file.findings)
        counts = {"tests": str(max(failures, 1)), "failures": str(failures), "errors": "0"}
        attributes = {"name": _clean(file.path), **counts}
        suite = ElementTree.SubElement(suites, "testsuite", attributes)
        for finding in file.findings:
            cell = "" if finding.cell is None else f"cell {finding.cell}, "
            name = f"{finding.code} {finding.name} at {cell}line {finding.line}"
            case = ElementTree.SubElement(
                suite, "testcase", classname=_clean(finding.path), name=name
            )
            message = _clean(finding.message)
            failure = ElementTree.SubElement(case, "failure", message=message, type=finding.code)
            path = path_of(finding.path, finding.cell)
            place = f"{path}:{finding.line}:{finding.column}: {finding.message}"
            failure.text = _clean(place if finding.help is None else f"{place}\n{finding.help}")
        if not file.findings:
            ElementTree.SubElement(suite, "testcase", classname=_clean(file.path), name="lint")
    ElementTree.indent(suites)
    document = ElementTree.tostring(suites, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{document}\n'


def _clean(text: str) -> str:
    """Leave out what XML cannot hold."""
    return "".join(c for c in text if c in "\t\n" or " " <= c <= "\ud7ff" or c > "\udfff")
