"""Reads the cases in tests/cases/lint.

A case is a Python file. A line ends with `# finds: KG101` where a finding is expected, and a header
line `# help: text` tells what its help must hold. Everything else must give nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

__all__ = ["LintCase", "lint_cases"]

_FOLDER = Path(__file__).parent.parent / "cases" / "lint"
_FINDS = re.compile(r"# finds: (KG\d{3}(?:, KG\d{3})*)$")
_HELP = re.compile(r"^# help: (.*)$", re.MULTILINE)


@dataclass(frozen=True)
class LintCase:
    """One case: its text, the lines and codes of its findings, and parts of their help."""

    name: str
    text: str
    expected: tuple[tuple[int, str], ...]
    helps: tuple[str, ...]


def lint_cases() -> dict[str, LintCase]:
    """Return all cases by name."""
    return {path.stem: _read(path) for path in sorted(_FOLDER.glob("*.py"))}


def _read(path: Path) -> LintCase:
    text = path.read_text(encoding="utf-8")
    expected = [
        (number, code)
        for number, line in enumerate(text.splitlines(), 1)
        if (found := _FINDS.search(line)) is not None
        for code in found[1].split(", ")
    ]
    return LintCase(path.stem, text, tuple(expected), tuple(_HELP.findall(text)))
