"""Any graph is laid out so that no two boxes overlap and every edge leads down, past the others."""

from __future__ import annotations

from itertools import combinations, pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kerasgen.show.layout import Box, Layout, lay_out
from kerasgen.show.layout.order import crossings, ordered
from kerasgen.show.layout.rows import ranked

if TYPE_CHECKING:
    from hypothesis.strategies import DrawFn

Graph = tuple[list[tuple[float, float]], list[tuple[int, int]]]


@st.composite
def graphs(draw: DrawFn) -> Graph:
    """Draw a graph of up to 40 nodes, all that a model may have: chains, skips, lone nodes."""
    count = draw(st.integers(1, 40))
    size = st.tuples(st.integers(40, 300), st.integers(20, 200))
    sizes = [
        (float(width), float(height))
        for width, height in draw(st.lists(size, min_size=count, max_size=count))
    ]
    edges: list[tuple[int, int]] = []
    for target in range(1, count):
        near = st.integers(max(0, target - draw(st.sampled_from((1, 2, 8, 40)))), target - 1)
        edges.extend((source, target) for source in draw(st.lists(near, max_size=4)))
    return sizes, edges


def overlap(one: Box, other: Box) -> bool:
    apart = 1.0
    return (
        one.x < other.x + other.width + apart
        and other.x < one.x + one.width + apart
        and one.y < other.y + other.height + apart
        and other.y < one.y + one.height + apart
    )


def require_sound(
    layout: Layout, sizes: list[tuple[float, float]], edges: list[tuple[int, int]]
) -> None:
    assert [(box.width, box.height) for box in layout.boxes] == sizes
    for one, other in combinations(layout.boxes, 2):
        assert not overlap(one, other)
    for (source, target), points in zip(edges, layout.paths, strict=True):
        start, end = layout.boxes[source], layout.boxes[target]
        assert points[0] == pytest.approx((start.x + start.width / 2, start.y + start.height))
        assert points[-1][1] == pytest.approx(end.y)
        assert end.x < points[-1][0] < end.x + end.width
        assert all(lower[1] > upper[1] for upper, lower in pairwise(points))
    for box in layout.boxes:
        assert -0.01 <= box.x <= layout.width - box.width + 0.01
        assert -0.01 <= box.y <= layout.height - box.height + 0.01


@settings(max_examples=200, deadline=None, derandomize=True, database=None)
@given(graphs())
def test_boxes_are_apart_and_edges_lead_down(graph: Graph) -> None:
    sizes, edges = graph
    require_sound(lay_out(sizes, edges), sizes, edges)


@settings(max_examples=100, deadline=None, derandomize=True, database=None)
@given(graphs())
def test_edges_pass_beside_the_boxes(graph: Graph) -> None:
    sizes, edges = graph
    layout = lay_out(sizes, edges)
    for (source, target), points in zip(edges, layout.paths, strict=True):
        others = [box for i, box in enumerate(layout.boxes) if i not in (source, target)]
        for (x, top), (to_x, bottom) in pairwise(points):
            if x != to_x:
                continue
            for box in others:
                beside = x <= box.x or x >= box.x + box.width
                assert beside or bottom <= box.y or top >= box.y + box.height


def test_an_edge_must_lead_on() -> None:
    for edge in ((1, 0), (0, 0), (0, 2)):
        with pytest.raises(ValueError, match="later"):
            lay_out([(10, 10), (10, 10)], [edge])


def test_a_chain_is_straight() -> None:
    layout = lay_out([(80, 20), (120, 20), (60, 30)], [(0, 1), (1, 2)])
    assert len({box.x + box.width / 2 for box in layout.boxes}) == 1
    assert layout.width == 120


def test_two_branches_stand_side_by_side_and_do_not_cross() -> None:
    # The second branch is listed first where both meet.
    edges = [(0, 2), (1, 3), (2, 4), (3, 4)]
    layout = lay_out([(50, 20)] * 5, edges)
    assert layout.boxes[2].y == layout.boxes[3].y
    graph = ranked(5, edges)
    below: dict[int, list[int]] = {}
    for upper, lower in graph.joins:
        below.setdefault(upper, []).append(lower)
    assert crossings(ordered(graph), below) == 0


def test_crossings_are_counted() -> None:
    assert crossings([[0, 1], [2, 3]], {0: [3], 1: [2]}) == 1
    assert crossings([[0, 1], [2, 3]], {0: [2, 3], 1: [2, 3]}) == 1
    assert crossings([[0, 1], [2, 3]], {0: [2], 1: [3]}) == 0


def test_an_input_stands_next_to_its_use() -> None:
    layout = lay_out([(50, 20)] * 5, [(0, 1), (1, 2), (2, 4), (3, 4)])
    assert layout.boxes[3].y == layout.boxes[2].y


def test_nothing() -> None:
    assert lay_out([], []) == Layout((), (), 0.0, 0.0)
