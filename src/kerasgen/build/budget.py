"""How much one file may cost: steps, depth and seconds. Past it, the rest is not checked."""

from __future__ import annotations

import time
from dataclasses import dataclass, field

__all__ = ["Budget", "OverBudgetError"]


class OverBudgetError(Exception):
    """Raised where a file costs more than it may."""


@dataclass(eq=False)
class Budget:
    """What is left for one file. Sizes are counts of elements, numbers are in bits."""

    steps: int = 2_000_000
    depth: int = 60
    seconds: float = 20.0
    layers: int = 20_000
    container: int = 200_000
    bits: int = 4_096
    _depth: int = 0
    _start: float = field(default_factory=time.monotonic)

    def step(self) -> None:
        """Take one step."""
        self.steps -= 1
        if self.steps < 0:
            raise OverBudgetError("it takes too many steps")
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
            raise OverBudgetError("its functions call each other too deeply")

    def leave(self) -> None:
        """Come back from a function."""
        self._depth -= 1
