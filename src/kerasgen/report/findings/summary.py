"""The closing lines of a run of the linter: how much was checked, and how much was not."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from kerasgen.report.text import counted, path_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kerasgen.report.findings.outcomes import FileFindings

__all__ = ["statistics", "summary", "unchecked_lines"]


def summary(files: Sequence[FileFindings], failed: int) -> Iterator[str]:
    """Yield how many findings there are, and how many merges were checked and were not."""
    findings = [finding for file in files for finding in file.findings]
    merges = sum(file.merges for file in files)
    models = sum(file.models for file in files)
    parts = [counted(len(findings), "finding")]
    if failed:
        parts.append(f"{counted(failed, 'file')} failed")
    checked = f"{counted(models, 'model')} and {counted(merges, 'merge')} checked"
    yield f"{', '.join(parts)} ({counted(len(files), 'file')} read, {checked})"
    unchecked = sum(found.is_merge for file in files for found in file.not_checked)
    if unchecked:
        yield f"{counted(unchecked, 'merge')} not checked; with -v, why"
    codes = list(dict.fromkeys(finding.code for finding in findings))[:3]
    if codes:
        yield "what they mean: " + ", ".join(f"`kerasgen explain {code}`" for code in codes)


def statistics(files: Sequence[FileFindings]) -> Iterator[str]:
    """Yield a line for each rule with findings, the most frequent first."""
    counts = Counter((f.code, f.name) for file in files for f in file.findings)
    for (code, name), count in counts.most_common():
        yield f"{count:6} {code} {name}"


def unchecked_lines(files: Sequence[FileFindings]) -> Iterator[str]:
    """Yield what was not checked, and why."""
    for file in files:
        for found in file.not_checked:
            yield f"{path_of(found.path, found.cell)}:{found.line}: not checked: {found.reason}"
