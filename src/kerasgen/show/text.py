"""How shapes, counts, places and models are written, in every format alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kerasgen.build.graphs import ModelGraph, Node, Shape
    from kerasgen.build.trace import Place

__all__ = [
    "call_text",
    "count_text",
    "is_line",
    "kind_text",
    "line_text",
    "place_text",
    "shape_text",
    "shapes_text",
    "total_text",
]

_KINDS = {
    "application": "application",
    "broken": "does not build",
    "functional": "functional",
    "layer": "layer",
    "sequential": "Sequential",
    "subclass": "subclass of Model",
}


def shape_text(shape: Shape | None) -> str:
    """Return a shape without its batch axis, as a person writes it: `(24, 24, 32)`.

    `?` stands for a size that is open or not told, and for a shape of which nothing is told.
    """
    if shape is None:
        return "?"
    sizes = ", ".join("?" if size is None else str(size) for size in shape[1:])
    return f"({sizes},)" if len(shape) == 2 else f"({sizes})"


def shapes_text(node: Node) -> str:
    """Return the shapes that a call gives, or that it cannot join."""
    if node.fault is not None:
        shapes = [shape_text(shape) for shape in node.fault.inputs]
        verb = "do not fit" if len(shapes) > 1 else "does not fit" if shapes else "is refused"
        return f"{' and '.join(shapes)} {verb}".strip()
    return " + ".join(map(shape_text, node.shapes))


def count_text(count: int | None) -> str:
    """Return a number of weights, with separators."""
    return "?" if count is None else f"{count:,}"


def call_text(node: Node) -> str:
    """Return which call of a shared layer a node is, empty for a layer that is called once."""
    return f"call {node.call} of {node.calls}" if node.calls > 1 else ""


def place_text(place: Place | None, path: str) -> str:
    """Return the line of a place, with the cell, and the path where it is another one."""
    if place is None:
        return ""
    line = str(place.line) if place.cell is None else f"cell {place.cell}:{place.line}"
    return line if place.path == path else f"{place.path}:{line}"


def line_text(place: Place | None, path: str) -> str:
    """Return a place in a sentence: `line 12`, `cell 3:2`, `other.py:12`."""
    text = place_text(place, path)
    return f"line {text}" if text.isdigit() else text


def kind_text(graph: ModelGraph, path: str) -> str:
    """Return what kind of model it is and where it stands: `functional, a.py:12`."""
    kind = _KINDS[graph.kind]
    place = place_text(graph.place, "")
    return f"{kind}, {place}" if place else f"{kind}, {path}"


def total_text(graph: ModelGraph, path: str) -> str:
    """Return how many weights a model has, and how many of them train."""
    if graph.kind == "broken":
        return " and ".join(
            f"Keras refuses {node.class_name}, {line_text(node.place, path)}"
            for node in graph.faults
        )
    total = f"{count_text(graph.parameters)} parameters"
    if graph.trainable == graph.parameters:
        return total
    return f"{total}, {count_text(graph.trainable)} of them trainable"


def is_line(graph: ModelGraph) -> bool:
    """Whether a model is one chain of calls."""
    joins = [(edge.source, edge.target) for edge in graph.edges]
    return joins == [(i, i + 1) for i in range(len(graph.nodes) - 1)]
