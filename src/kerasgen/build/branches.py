"""Runs ways that may not be taken: what they change is joined, or unknown, after them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kerasgen.build import operators
from kerasgen.build.forgetting import forget_filled
from kerasgen.build.values import MISSING, Raised

if TYPE_CHECKING:
    import ast
    from collections.abc import Sequence

    from kerasgen.build.frames import Frame
    from kerasgen.build.machine import Machine

__all__ = ["Break", "Continue", "Return", "either", "join"]


class Return(Exception):
    """Leaves a function."""

    def __init__(self, value: Any) -> None:
        super().__init__()
        self.value = value


class Break(Exception):
    """Leaves a loop."""


class Continue(Exception):
    """Goes on with the next round of a loop."""


def either(m: Machine, frame: Frame, blocks: Sequence[list[ast.stmt]]) -> None:
    """Run blocks of which one will be run, and join the variables that they leave."""
    before = dict(frame.variables)
    ends: list[dict[str, Any]] = []
    for block in blocks:
        frame.variables.clear()
        frame.variables.update(before)
        if _may_run(m, block, frame):
            ends.append(dict(frame.variables))
    join(m, frame, ends or [before])


def join(m: Machine, frame: Frame, ends: Sequence[dict[str, Any]]) -> None:
    """Give a frame the variables that several ways leave: known where all leave the same."""
    frame.variables.clear()
    for name in dict.fromkeys(name for end in ends for name in end):
        value = ends[0].get(name, MISSING)
        for end in ends[1:]:
            value = operators.joined(m, value, end.get(name, MISSING))
        if value is not MISSING:
            frame.variables[name] = value


def _may_run(m: Machine, block: list[ast.stmt], frame: Frame) -> bool:
    """Run a block that may not be run; return whether what follows it is reached from it."""
    with m.doubt():
        try:
            m.execute(block, frame)
        except Return as left:
            frame.results.append(left.value)
            return False
        except Raised:
            # It may fail for what is not known, and go on in the run that counts.
            forget_filled(m, block, frame)
            return False
        except Break:
            frame.breaks.append(dict(frame.variables))
            return False
        except Continue:
            frame.continues.append(dict(frame.variables))
            return False
    return True
