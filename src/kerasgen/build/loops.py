"""Runs loops: each round where it is known what they go over, else what any round may do."""

from __future__ import annotations

import ast
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING, Any, TypeAlias

from kerasgen.build import operators
from kerasgen.build.bind import assign
from kerasgen.build.branches import Break, Continue, either, join
from kerasgen.build.indexing import items_of
from kerasgen.build.values import UNSURE, Dataset, Unknown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kerasgen.build.frames import Frame
    from kerasgen.build.machine import Machine

__all__ = ["run_for", "run_while"]

_Loop: TypeAlias = ast.For | ast.AsyncFor | ast.While
# After so many rounds, what still changes is not known.
_ROUNDS = 4


def run_for(m: Machine, node: ast.For | ast.AsyncFor, frame: Frame) -> None:
    """Run a `for`."""
    source = m.evaluate(node.iter, frame)
    items = items_of(m, source)
    if items is None:
        m.keras.lose(source)
        unknown = Unknown("what the loop goes over is not known")
        assign(m, node.target, source.element if isinstance(source, Dataset) else unknown, frame)
        _run_unknown_rounds(m, node, frame)
    else:
        _run_rounds(m, node, frame, _over_items(m, node, items, frame))


def run_while(m: Machine, node: ast.While, frame: Frame) -> None:
    """Run a `while`."""
    _run_rounds(m, node, frame, _while_true(m, node, frame))


def _over_items(
    m: Machine, node: ast.For | ast.AsyncFor, items: list[Any], frame: Frame
) -> Iterator[bool | None]:
    for item in items:
        assign(m, node.target, item, frame)
        yield True


def _while_true(m: Machine, node: ast.While, frame: Frame) -> Iterator[bool | None]:
    while (truth := operators.truth(m.evaluate(node.test, frame))) is not False:
        yield truth


def _run_rounds(m: Machine, node: _Loop, frame: Frame, begins: Iterator[bool | None]) -> None:
    """Run a loop; each item of `begins` begins a round, None one that may not come."""
    with m.loop() as start, _exits(m, frame), ExitStack() as doubts:
        for rounds, is_known in enumerate(begins):
            if is_known is None or m.is_futile(rounds, start):
                _cut_short(m, node, frame)
                return
            if not _run_round(m, node, frame, doubts):
                return
        may_be_left = bool(frame.breaks)
    if may_be_left:
        either(m, frame, [node.orelse, []])
    else:
        m.execute(node.orelse, frame)


@contextmanager
def _exits(m: Machine, frame: Frame) -> Iterator[None]:
    """Collect where a loop may be left, and join the variables there with those at its end."""
    outer = frame.breaks, frame.continues
    frame.breaks, frame.continues = [], []
    try:
        yield
        if frame.breaks:
            join(m, frame, [dict(frame.variables), *frame.breaks])
    finally:
        frame.breaks, frame.continues = outer


def _run_round(m: Machine, node: _Loop, frame: Frame, doubts: ExitStack) -> bool:
    """Run one round; return whether another may come. After a possible `break` it is doubtful."""
    known = len(frame.breaks)
    try:
        m.execute(node.body, frame)
    except Break:
        if not frame.continues:
            return False
        frame.breaks.append(dict(frame.variables))
        join(m, frame, frame.continues)
        frame.continues = []
    except Continue:
        pass
    _join_continues(m, frame)
    if len(frame.breaks) > known == 0:
        doubts.enter_context(m.doubt())
    return True


def _join_continues(m: Machine, frame: Frame) -> None:
    if frame.continues:
        join(m, frame, [dict(frame.variables), *frame.continues])
        frame.continues = []


def _cut_short(m: Machine, node: _Loop, frame: Frame) -> None:
    """Leave a loop that goes on without calling a layer: what it changes is not known."""
    if not isinstance(node, ast.While):
        assign(m, node.target, Unknown("a loop goes on for long"), frame)
    _run_unknown_rounds(m, node, frame)
    if frame.yields:
        frame.yields[:] = [UNSURE]


def _run_unknown_rounds(m: Machine, node: _Loop, frame: Frame) -> None:
    """Run a loop of which it is not known how many rounds it has: what one may do, all may."""
    with _exits(m, frame):
        for number in range(_ROUNDS if m.cautious else 1):
            before = dict(frame.variables)
            either(m, frame, [node.body, []])
            _join_continues(m, frame)
            # The second round sees what the first one changed in objects.
            if number and _are_alike(before, frame.variables):
                return


def _are_alike(before: dict[str, Any], after: dict[str, Any]) -> bool:
    """Whether variables hold the same, as far as it is known."""
    return before.keys() == after.keys() and all(
        value is after[name] or (isinstance(value, Unknown) and isinstance(after[name], Unknown))
        for name, value in before.items()
    )
