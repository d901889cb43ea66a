"""Findings of the linter as text for people and machines: one file for each format."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kerasgen.report.findings import concise, full, github, gitlab, json, junit, sarif

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from kerasgen.report.findings.outcomes import FileFindings

__all__ = ["FORMATS"]

# Each turns the findings of all files into the whole of the output.
FORMATS: dict[str, Callable[[Sequence[FileFindings]], str]] = {
    "full": full.render,
    "concise": concise.render,
    "json": json.render,
    "github": github.render,
    "gitlab": gitlab.render,
    "sarif": sarif.render,
    "junit": junit.render,
}
