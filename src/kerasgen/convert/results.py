"""What a conversion gives back: the new text, and for each model what became of it and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

__all__ = ["Conversion", "ModelOutcome", "Problem", "Reason"]


@dataclass(frozen=True)
class Reason:
    """Why a model was left as it is: a code that `kerasgen explain` knows, a sentence, a line.

    In a notebook the line is one of the cell `cell`, counted from 1 over all cells.
    """

    code: str
    message: str
    line: int
    cell: int | None = None


@dataclass(frozen=True)
class ModelOutcome:
    """One model of the source. `line` and `column` are 1-based and point at its constructor.

    In a notebook they are those in the cell `cell`, counted from 1 over all cells.
    `aliases` are the other names that the same statement gives it.
    """

    name: str
    line: int
    column: int
    outcome: Literal["converted", "kept"]
    reason: Reason | None = None
    notices: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    cell: int | None = None


@dataclass(frozen=True)
class Problem:
    """Why a source could not be read or safely rewritten. `line` and `column` are 1-based."""

    message: str
    line: int | None = None
    column: int | None = None


@dataclass(frozen=True)
class Conversion:
    """The outcome for one source. `text` is the input itself unless a model was converted."""

    text: str
    models: tuple[ModelOutcome, ...] = ()
    problem: Problem | None = None

    @property
    def changed(self) -> bool:
        """Whether `text` differs from the input."""
        return any(model.outcome == "converted" for model in self.models)
