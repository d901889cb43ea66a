"""How much one file may cost: steps, depth and seconds. Past it, the rest is not checked.

`statement` are the steps that one statement of the module may take.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, field

__all__ = ["Budget", "OverBudgetError", "TooLongError"]


class OverBudgetError(Exception):
    """Raised where a file costs more than it may."""


class TooLongError(Exception):
    """Raised where one statement of a file costs more than it may; the next one can be run."""


@dataclass(eq=False)
class Budget:
    """What is left for one file. Sizes are counts of elements, numbers are in bits."""

    steps: int = 2_000_000
    statement: int = 500_000
    depth: int = 60
    seconds: float = 20.0
    layers: int = 20_000
    container: int = 200_000
    bits: int = 4_096
    _left: int = 500_000
    _depth: int = 0
    _start: float = field(default_factory=time.monotonic)

    def begin(self) -> None:
        """Begin a statement of the module, or a function that nothing called."""
        self._left, self._depth = self.statement, 0

    def step(self) -> None:
        """Take one step."""
        self.steps -= 1
        self._left -= 1
        if self.steps < 0:
            raise OverBudgetError("it takes too many steps")
        if self._left < 0:
            raise TooLongError("it takes too many steps")
        if self.steps % 256 == 0 and time.monotonic() - self._start > self.seconds:
            raise OverBudgetError(f"it takes more than {self.seconds:.0f} seconds")

    def layer(self) -> None:
        """Call one layer."""
        self.layers -= 1
        if self.layers < 0:
            raise OverBudgetError("it calls too many layers")

    def enter(self) -> None:
        """Go into a function."""
        self._depth += 1
        if self._depth > self.depth:
            self._depth -= 1
            raise TooLongError("its functions call each other too deeply")

    def leave(self) -> None:
        """Come back from a function."""
        self._depth -= 1
