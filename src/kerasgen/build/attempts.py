"""One source, built under several trial values, within the time that one build may take."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from kerasgen.build.budget import Budget
from kerasgen.build.interpreter import run_source
from kerasgen.build.keras_side.trials import EQUAL, Trials

if TYPE_CHECKING:
    from collections.abc import Callable

    from kerasgen.build.interpreter import Run
    from kerasgen.build.keras_side.trials import Assignment
    from kerasgen.build.trace import Shape, Trace

__all__ = ["Attempts"]

# What a build gets when the others have used up the time, and what a proposal gets.
_LEAST_SECONDS = 0.5
_PROPOSAL_SECONDS = 5.0

Ranks = dict[tuple[int, int], int]


@dataclass(eq=False)
class Attempts:
    """Builds one source, as often as it is asked. What is cut off by the time is not certain.

    `cautious` builds follow all that may happen.
    """

    text: str
    path: str
    keras: Any
    read: Callable[[str], str | None]
    cautious: bool = False
    _deadline: float = field(default_factory=lambda: time.monotonic() + Budget().seconds)

    def run(self, assignment: Assignment, ranks: Ranks) -> Run:
        """Build under an assignment, with ranks for Inputs of which nothing is known."""
        seconds = max(self._deadline - time.monotonic(), _LEAST_SECONDS)
        return self._run(Trials(assignment, ranks), {}, seconds)

    def trace(self, assignment: Assignment, ranks: Ranks) -> Trace:
        """Build as `run` does, and keep only the trace."""
        return self.run(assignment, ranks).trace

    def proposed(self, ranks: Ranks, shapes: dict[tuple[int, int], Shape]) -> Trace:
        """Build with other shapes for some Inputs, by their line and column."""
        return self._run(Trials(EQUAL, ranks), shapes, _PROPOSAL_SECONDS).trace

    def _run(self, trials: Trials, shapes: dict[tuple[int, int], Shape], seconds: float) -> Run:
        return run_source(
            self.text,
            self.path,
            self.keras,
            read=self.read,
            budget=Budget(seconds=seconds),
            overrides=shapes,
            trials=trials,
            cautious=self.cautious,
        )
