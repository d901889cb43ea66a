"""Outcomes to report, made by hand: the report needs no converter."""

from __future__ import annotations

from kerasgen.convert.file import FileOutcome
from kerasgen.convert.results import ModelOutcome, Problem, Reason

__all__ = ["CLEAN", "FAILED", "KEPT", "MIXED", "converted", "kept"]


def converted(name: str, line: int, *notices: str) -> ModelOutcome:
    """A model that was converted."""
    return ModelOutcome(name, line, 9, "converted", notices=notices)


def kept(name: str, line: int, code: str = "no-input-shape") -> ModelOutcome:
    """A model that was kept."""
    reason = Reason(code, f"because of {code}", line + 1)
    return ModelOutcome(name, line, 9, "kept", reason)


CLEAN = FileOutcome("clean.py")
FAILED = FileOutcome("failed.py", error=Problem("cannot parse: what?", 3, 7))
KEPT = FileOutcome("kept.py", (kept("encoder", 4),))
MIXED = FileOutcome(
    "mixed.py",
    (converted("model", 2, "old weights"), kept("encoder", 5, "subclass"), converted("b", 8)),
    before=b"old\n",
    after=b"new\n",
)
