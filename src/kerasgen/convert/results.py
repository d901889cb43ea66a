"""What a conversion gives back: the new text, and for each model what became of it and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

__all__ = ["Conversion", "Found", "ModelOutcome", "Problem", "Proof", "Reason"]


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
class Found:
    """What the uses of a model tell of its input shape, without the batch axis.

    `shape` is None where they tell none; `message` says in words where it comes from, or why there
    is none. `{line}` in it stands for the place of `line`, 1-based, in the source.
    """

    shape: tuple[int | None, ...] | None
    message: str
    line: int

    def text(self, place: str | None = None) -> str:
        """Return the message, with another text for the place of the line."""
        return self.message.replace("{line}", place or f"line {self.line}")


@dataclass(frozen=True)
class Proof:
    """What is known of a converted model and the one it was.

    `equal`: both were built, and have the same layers, configs, names, weights and shapes; with
    `outputs`, they also give the same for random data. `detail` says why outputs were not compared,
    or why nothing is known.
    """

    outcome: Literal["equal", "unknown"]
    outputs: bool = False
    detail: str | None = None


@dataclass(frozen=True)
class ModelOutcome:
    """One model of the source. `line` and `column` are 1-based and point at its constructor.

    In a notebook they are those in the cell `cell`, counted from 1 over all cells.
    `aliases` are the other names that the same statement gives it. `proof` is None unless asked
    for.
    """

    name: str
    line: int
    column: int
    outcome: Literal["converted", "kept"]
    reason: Reason | None = None
    notices: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    cell: int | None = None
    proof: Proof | None = None


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
