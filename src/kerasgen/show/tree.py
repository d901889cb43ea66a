"""Each model as a tree, with the models and layers that it consists of inside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kerasgen.show.paint import plain
from kerasgen.show.text import (
    call_text,
    count_text,
    is_line,
    kind_text,
    line_text,
    shapes_text,
    total_text,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kerasgen.build.graphs import ModelGraph, Node
    from kerasgen.show.paint import Paint
    from kerasgen.show.shown import Shown

__all__ = ["render"]


def render(shown: Shown, paint: Paint = plain) -> str:
    """Return one tree for each model, empty lines between them."""
    trees = []
    for graph in shown.models:
        lines = [
            f"{paint(graph.name, 'head')}  {paint(kind_text(graph, shown.path), 'dim')}",
            *_branches(graph, shown.path, "", paint),
            paint(total_text(graph, shown.path), "fault" if graph.kind == "broken" else "head"),
            *(paint(f"note: {note}", "dim") for note in graph.notes),
        ]
        trees.append("".join(f"{line}\n" for line in lines))
    return "\n".join(trees)


def _branches(graph: ModelGraph, path: str, margin: str, paint: Paint) -> Iterator[str]:
    is_chain = is_line(graph)
    for node in graph.nodes:
        is_last = node.number == len(graph.nodes) - 1
        yield f"{margin}{'└─' if is_last else '├─'} {_line(node, graph, path, is_chain, paint)}"
        below = margin + ("   " if is_last else "│  ")
        if node.fault is not None:
            yield f"{below}{paint(node.fault.message, 'fault')}"
        if node.model is not None and node.call == 1:
            yield from _branches(node.model, path, below, paint)


def _line(node: Node, graph: ModelGraph, path: str, is_chain: bool, paint: Paint) -> str:
    sources = dict.fromkeys(e.source for e in graph.edges if e.target == node.number)
    names = ", ".join(graph.nodes[source].name for source in sources)
    place = line_text(node.place, path)
    counts = f"{count_text(node.parameters)} parameters" if node.parameters != 0 else ""
    parts = [
        paint(node.name, "fault" if node.fault is not None else "head"),
        paint(node.class_name, "fault" if node.fault is not None else "kind"),
        paint(shapes_text(node), "fault") if node.fault is not None else shapes_text(node),
        counts if node.call == 1 and node.fault is None else "",
        paint(call_text(node), "shared"),
        f"from {names}" if names and not is_chain else "",
        paint(place, "dim") if place else "",
    ]
    return "  ".join(part for part in parts if part)
