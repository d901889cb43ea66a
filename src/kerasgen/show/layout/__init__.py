"""Layered layout of directed acyclic graphs, top to bottom, as in Sugiyama, Tagawa and Toda (1981).

Own code: no maintained library in plain Python does it. Lengths are pixels; y grows downwards.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kerasgen.show.layout.columns import columns_of
from kerasgen.show.layout.order import ordered
from kerasgen.show.layout.rows import Ranked, ranked

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Box", "Layout", "lay_out"]

Point = tuple[float, float]

_GAP = 34.0
_SPREAD = 26.0


@dataclass(frozen=True)
class Box:
    """Where a node is: its left top corner, and its size."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True)
class Layout:
    """Where all is: a box for each node, for each edge the points that it passes, top to bottom."""

    boxes: tuple[Box, ...]
    paths: tuple[tuple[Point, ...], ...]
    width: float
    height: float


def lay_out(sizes: Sequence[tuple[float, float]], edges: Sequence[tuple[int, int]]) -> Layout:
    """Place nodes of some sizes (width, height). Each edge leads from a node to a later one.

    No two boxes overlap, and every edge leads down. Raises ValueError for an edge that leads back.
    """
    if any(not 0 <= source < target < len(sizes) for source, target in edges):
        raise ValueError("an edge must lead from a node to a later one")
    graph = ranked(len(sizes), edges)
    rows = ordered(graph)
    centers = columns_of(graph, rows, [width for width, _ in sizes])
    heights = [
        max((sizes[node][1] for node in row if node < len(sizes)), default=0.0) for row in rows
    ]
    tops: list[float] = []
    y = 0.0
    for height in heights:
        tops.append(y)
        y += height + _GAP
    boxes = [
        Box(
            centers[node] - width / 2,
            tops[graph.rank[node]] + (heights[graph.rank[node]] - height) / 2,
            width,
            height,
        )
        for node, (width, height) in enumerate(sizes)
    ]
    ports = _ports(graph, edges, centers, boxes)
    paths = [
        _path(graph, edge, number, centers, boxes, ports, tops, heights)
        for number, edge in enumerate(edges)
    ]
    return Layout(
        tuple(boxes),
        tuple(paths),
        max((box.x + box.width for box in boxes), default=0.0),
        max(y - _GAP, 0.0),
    )


def _ports(
    graph: Ranked, edges: Sequence[tuple[int, int]], centers: list[float], boxes: list[Box]
) -> list[float]:
    """Return, for each edge, where on the top of its target it ends: side by side, uncrossed."""
    arriving: dict[int, list[tuple[float, int]]] = {}
    for number, (source, target) in enumerate(edges):
        before = graph.chain(source, target)[-1]
        arriving.setdefault(target, []).append((centers[before], number))
    ports = [0.0] * len(edges)
    for target, found in arriving.items():
        found.sort()
        spread = min(_SPREAD, boxes[target].width * 0.8 / len(found))
        for i, (_, number) in enumerate(found):
            ports[number] = centers[target] + (i - (len(found) - 1) / 2) * spread
    return ports


def _path(
    graph: Ranked,
    edge: tuple[int, int],
    number: int,
    centers: list[float],
    boxes: list[Box],
    ports: list[float],
    tops: list[float],
    heights: list[float],
) -> tuple[Point, ...]:
    source, target = edge
    first, last = graph.rank[source], graph.rank[target]
    points = [
        (centers[source], boxes[source].y + boxes[source].height),
        (centers[source], tops[first] + heights[first]),
    ]
    for dummy in graph.chain(source, target)[1:]:
        row = graph.rank[dummy]
        points.append((centers[dummy], tops[row]))
        points.append((centers[dummy], tops[row] + heights[row]))
    points.append((ports[number], tops[last]))
    points.append((ports[number], boxes[target].y))
    return tuple(dict.fromkeys(points))
