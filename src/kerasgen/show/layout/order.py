"""The order in each row: by the mean place of what a node is joined to, in sweeps up and down."""

from __future__ import annotations

from bisect import bisect_right, insort
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kerasgen.show.layout.rows import Ranked

__all__ = ["crossings", "ordered"]

# Sweeps over a graph, and the joins that all sweeps together may look at.
_SWEEPS = 24
_WORK = 150_000


def ordered(graph: Ranked) -> list[list[int]]:
    """Return the nodes of each row from left to right, with few crossings."""
    above: dict[int, list[int]] = {}
    below: dict[int, list[int]] = {}
    for upper, lower in graph.joins:
        below.setdefault(upper, []).append(lower)
        above.setdefault(lower, []).append(upper)
    rows = _first_order(graph, below)
    best, fewest = [list(row) for row in rows], crossings(rows, below)
    for sweep in range(min(_SWEEPS, _WORK // (len(graph.joins) + 1))):
        if fewest == 0:
            break
        down = sweep % 2 == 0
        steps = range(1, len(rows)) if down else range(len(rows) - 2, -1, -1)
        for row in steps:
            _sort(rows[row], rows[row - 1 if down else row + 1], above if down else below)
        count = crossings(rows, below)
        if count < fewest:
            best, fewest = [list(row) for row in rows], count
    return best


def _first_order(graph: Ranked, below: dict[int, list[int]]) -> list[list[int]]:
    """Return an order in which what follows one node stands together."""
    rows: list[list[int]] = [[] for _ in range(max(graph.rank, default=-1) + 1)]
    seen: set[int] = set()
    for start in sorted(range(len(graph.rank)), key=graph.rank.__getitem__):
        pending = [start]
        while pending:
            node = pending.pop()
            if node not in seen:
                seen.add(node)
                rows[graph.rank[node]].append(node)
                pending.extend(reversed(below.get(node, [])))
    return rows


def _sort(row: list[int], fixed: list[int], joined: dict[int, list[int]]) -> None:
    """Sort a row by the mean place of what its nodes are joined to in the row beside it."""
    place = {node: float(i) for i, node in enumerate(fixed)}
    means: dict[int, float] = {}
    for i, node in enumerate(row):
        others = joined.get(node)
        means[node] = sum(place[o] for o in others) / len(others) if others else float(i)
    row.sort(key=means.__getitem__)


def crossings(rows: list[list[int]], below: dict[int, list[int]]) -> int:
    """Count the pairs of joins that cross."""
    total = 0
    for upper, lower in pairwise(rows):
        place = {node: i for i, node in enumerate(lower)}
        passed: list[int] = []
        for node in upper:
            ends = sorted(place[other] for other in below.get(node, ()))
            total += sum(len(passed) - bisect_right(passed, end) for end in ends)
            for end in ends:
                insort(passed, end)
    return total
