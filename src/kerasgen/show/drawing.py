"""A model as boxes and wires with their places, for every format that is a picture.

Lengths are pixels. Text is taken to be set in a monospaced font: its width can be told without it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kerasgen.show.layout import lay_out
from kerasgen.show.text import call_text, count_text, shape_text, shapes_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kerasgen.build.graphs import ModelGraph, Node

__all__ = ["LINE", "MARGIN", "SIZE", "TEXT_TOP", "Card", "Drawing", "Label", "Wire", "draw"]

Point = tuple[float, float]

# The size of text, the distance of lines, and of text from the edges of its box.
SIZE = 12.0
LINE = 17.0
MARGIN = 12.0
TEXT_TOP = 18.0
_ADVANCE = 0.602
_PADDING = 16.0
_LONGEST = 44
# A model inside another one is opened up to this many nodes, and this deep.
_OPENED = 40
_DEPTH = 3


@dataclass(frozen=True)
class Label:
    """One piece of text in a box: `title`, `name`, `shape`, `count` or `fault`.

    `count` stands at the right end of the line, all others from the left, `x` pixels in.
    """

    text: str
    role: str
    line: int
    x: float = 0.0


@dataclass(frozen=True)
class Card:
    """A node: its left top corner, its size, and its text. `key` tells it apart: `3`, `3.1`.

    `is_open`: what it consists of is drawn inside.
    """

    key: str
    node: Node
    x: float
    y: float
    width: float
    height: float
    labels: tuple[Label, ...]
    is_open: bool = False


@dataclass(frozen=True)
class Wire:
    """An edge: the points that it passes, top to bottom. `kind` is `plain` or `fault`."""

    source: str
    target: str
    points: tuple[Point, ...]
    kind: str = "plain"


@dataclass(frozen=True)
class Drawing:
    """All of one model; open boxes come before what is in them."""

    cards: tuple[Card, ...]
    wires: tuple[Wire, ...]
    width: float
    height: float


def draw(graph: ModelGraph, prefix: str = "", depth: int = 1) -> Drawing:
    """Return a model as boxes and wires."""
    inner = {
        node.number: draw(node.model, f"{prefix}{node.number}.", depth + 1)
        for node in graph.nodes
        if node.model is not None and len(node.model.nodes) <= _OPENED and depth < _DEPTH
    }
    labels = [tuple(_labels(node, is_open=node.number in inner)) for node in graph.nodes]
    sizes = [
        _size(found, inner.get(node.number))
        for node, found in zip(graph.nodes, labels, strict=True)
    ]
    layout = lay_out(sizes, [(edge.source, edge.target) for edge in graph.edges])
    cards: list[Card] = []
    wires: list[Wire] = []
    for node, box, found in zip(graph.nodes, layout.boxes, labels, strict=True):
        key, inside = f"{prefix}{node.number}", inner.get(node.number)
        size = (box.x, box.y, box.width, box.height)
        cards.append(Card(key, node, *size, found, inside is not None))
        if inside is not None:
            top = box.y + _text_height(found) + _PADDING / 2
            moved = _moved(inside, box.x + (box.width - inside.width) / 2, top)
            cards.extend(moved.cards)
            wires.extend(moved.wires)
    for edge, points in zip(graph.edges, layout.paths, strict=True):
        kind = "plain" if graph.nodes[edge.target].fault is None else "fault"
        wires.append(Wire(f"{prefix}{edge.source}", f"{prefix}{edge.target}", points, kind))
    return Drawing(tuple(cards), tuple(wires), layout.width, layout.height)


def _labels(node: Node, *, is_open: bool) -> Iterator[Label]:
    yield Label(node.class_name, "title", 0)
    yield Label(_short(node.name), "name", 0, _width(node.class_name + " "))
    if node.calls > 1:
        yield Label(call_text(node), "count", 0)
    if node.fault is not None:
        for i, shape in enumerate(node.fault.inputs):
            variable = node.fault.variables[i]
            what = "" if variable is None else f"{variable} "
            yield Label(f"{what}{shape_text(shape)}", "fault", i + 1)
        return
    yield Label(_short(shapes_text(node)), "shape", 1)
    if node.parameters != 0 and node.call == 1:
        yield Label(count_text(node.parameters), "count", 1)
    if node.model is not None and not is_open:
        yield Label(f"{len(node.model.nodes)} calls inside", "name", 2)


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def _width(text: str) -> float:
    return len(text) * SIZE * _ADVANCE


def _text_height(labels: tuple[Label, ...]) -> float:
    return TEXT_TOP + LINE * max(label.line for label in labels) + 10


def _size(labels: tuple[Label, ...], inside: Drawing | None) -> Point:
    lines: dict[int, float] = {}
    for label in labels:
        end = label.x + _width(label.text)
        if label.role == "count":
            end = lines.get(label.line, 0.0) + _width("  " + label.text)
        lines[label.line] = max(lines.get(label.line, 0.0), end)
    width, height = max(lines.values()) + 2 * MARGIN, _text_height(labels)
    if inside is None:
        return width, height
    return max(width, inside.width + 2 * _PADDING), height + inside.height + 1.5 * _PADDING


def _moved(drawing: Drawing, x: float, y: float) -> Drawing:
    return replace(
        drawing,
        cards=tuple(replace(card, x=card.x + x, y=card.y + y) for card in drawing.cards),
        wires=tuple(
            replace(wire, points=tuple((px + x, py + y) for px, py in wire.points))
            for wire in drawing.wires
        ),
    )
