"""Where nodes stand from left to right: near what they are joined to, in the order of their row.

A row is placed by least squares: as near as can be to the places wished for, in order and apart.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kerasgen.show.layout.rows import Ranked

__all__ = ["columns_of"]

_GAP = 26.0
_DUMMY = 10.0
# Passes over the rows, fewer where there are many nodes to place.
_PASSES = (5, 11)
_WORK = 60_000
# How much a join is worth to be straight, by how many of its ends are dummies.
_STRAIGHT = (1.0, 2.0, 8.0)

_Joins = dict[int, list[tuple[int, float]]]


def columns_of(graph: Ranked, rows: list[list[int]], widths: list[float]) -> list[float]:
    """Return the center of each node, dummies among them. The leftmost box begins at 0."""
    wide = [*widths, *[_DUMMY] * (len(graph.rank) - graph.count)]
    above: _Joins = {}
    below: _Joins = {}
    for upper, lower in graph.joins:
        weight = _STRAIGHT[(upper >= graph.count) + (lower >= graph.count)]
        below.setdefault(upper, []).append((lower, weight))
        above.setdefault(lower, []).append((upper, weight))
    centers = [0.0] * len(graph.rank)
    for row in rows:
        _place(row, centers, {}, wide)
    passes = max(_PASSES[0], min(_PASSES[1], _WORK // (len(wide) + 1)))
    for step in range(passes, 0, -1):
        down = step % 2 == 1  # the last one, so that a lone branch is straight
        for row in rows if down else reversed(rows):
            _place(row, centers, above if down else below, wide)
    left = min((centers[i] - wide[i] / 2 for i in range(len(wide))), default=0.0)
    return [center - left for center in centers]


def _place(row: list[int], centers: list[float], joins: _Joins, wide: list[float]) -> None:
    """Place a row as near as can be to the mean of what its nodes are joined to.

    Neighbours that would come too near are moved as one block, to their mean (the algorithm of
    adjacent violators).
    """
    offset = 0.0
    offsets = []
    blocks: list[tuple[float, float, int]] = []
    for i, node in enumerate(row):
        if i:
            offset += (wide[row[i - 1]] + wide[node]) / 2 + _GAP
        offsets.append(offset)
        wish, weight = _wish(node, centers, joins)
        block = (wish - offset, weight, 1)
        while blocks and blocks[-1][0] > block[0]:
            mean, total, count = blocks.pop()
            both = total + block[1]
            block = ((mean * total + block[0] * block[1]) / both, both, count + block[2])
        blocks.append(block)
    start = 0
    for mean, _, count in blocks:
        for i in range(start, start + count):
            centers[row[i]] = mean + offsets[i]
        start += count


def _wish(node: int, centers: list[float], joins: _Joins) -> tuple[float, float]:
    """Return where a node would be best, and how much that matters."""
    found = joins.get(node)
    if not found:
        return centers[node], 0.1
    total = sum(weight for _, weight in found)
    return sum(centers[other] * weight for other, weight in found) / total, total
