"""Rows: each node stands one below the lowest that leads to it; long edges get a node in each row.

All edges from one node share what they have in common of the way.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Ranked", "ranked"]


@dataclass(frozen=True)
class Ranked:
    """A graph in rows. Nodes from `count` on are dummies; `joins` lead from a row to the next.

    `ways` are the dummies below each node, from top to bottom.
    """

    count: int
    rank: list[int]
    joins: list[tuple[int, int]]
    ways: dict[int, list[int]]

    def chain(self, source: int, target: int) -> list[int]:
        """Return the nodes that an edge passes, its source first, without its target."""
        between = self.rank[target] - self.rank[source] - 1
        return [source, *self.ways.get(source, [])[:between]]


def ranked(count: int, edges: Sequence[tuple[int, int]]) -> Ranked:
    """Put a graph whose edges lead to later nodes into rows."""
    rank = _ranks(count, edges)
    ends: dict[int, set[int]] = {}
    for source, target in edges:
        ends.setdefault(source, set()).add(target)
    joins: list[tuple[int, int]] = []
    ways: dict[int, list[int]] = {}
    for source, targets in ends.items():
        way = [source]
        for row in range(rank[source] + 1, max(rank[target] for target in targets)):
            rank.append(row)
            joins.append((way[-1], len(rank) - 1))
            way.append(len(rank) - 1)
        joins.extend((way[rank[target] - rank[source] - 1], target) for target in sorted(targets))
        ways[source] = way[1:]
    return Ranked(count, rank, joins, ways)


def _ranks(count: int, edges: Sequence[tuple[int, int]]) -> list[int]:
    rank = [0] * count
    for source, target in sorted(edges):
        rank[target] = max(rank[target], rank[source] + 1)
    entered = {target for _, target in edges}
    first: dict[int, int] = {}
    for source, target in edges:
        first[source] = min(first.get(source, rank[target]), rank[target])
    # What nothing leads to stands next to where it is used.
    return [
        first[node] - 1 if node in first and node not in entered else rank[node]
        for node in range(count)
    ]
