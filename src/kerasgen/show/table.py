"""Each model as a table, as `summary()` prints it, with the lines of the source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kerasgen.show.paint import plain
from kerasgen.show.text import (
    call_text,
    count_text,
    is_line,
    kind_text,
    place_text,
    shapes_text,
    total_text,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kerasgen.build.graphs import ModelGraph, Node
    from kerasgen.show.paint import Paint
    from kerasgen.show.shown import Shown

__all__ = ["render"]

_HEADS = ("Name", "Layer", "Output shape", "Parameters", "Line", "From")
_NUMBERS = frozenset({"Parameters", "Line"})


def render(shown: Shown, paint: Paint = plain) -> str:
    """Return one table for each model, empty lines between them."""
    tables = [
        "".join(f"{line}\n" for line in _table(graph, shown, paint)) for graph in shown.models
    ]
    return "\n".join(tables)


def _table(graph: ModelGraph, shown: Shown, paint: Paint) -> Iterator[str]:
    rows = [_row(node, graph, shown.path) for node in graph.nodes]
    heads = _HEADS[:-1] if is_line(graph) else _HEADS
    widths = [max(len(row[i]) for row in [heads, *rows]) for i in range(len(heads))]
    yield f"{paint(graph.name, 'head')}  {paint(kind_text(graph, shown.path), 'dim')}"
    yield paint(_joined(heads, widths), "dim")
    for node, row in zip(graph.nodes, rows, strict=True):
        line = _joined(row[: len(heads)], widths)
        yield paint(line, _role(node))
        if node.fault is not None:
            yield paint(f"  {node.fault.message}", "fault")
    yield paint(total_text(graph, shown.path), "fault" if graph.kind == "broken" else "head")
    for note in graph.notes:
        yield paint(f"note: {note}", "dim")


def _row(node: Node, graph: ModelGraph, path: str) -> tuple[str, ...]:
    call = call_text(node)
    sources = dict.fromkeys(e.source for e in graph.edges if e.target == node.number)
    return (
        node.name,
        f"{node.class_name} ({call})" if call else node.class_name,
        shapes_text(node),
        count_text(node.parameters) if node.call == 1 else "shared",
        place_text(node.place, path),
        ", ".join(graph.nodes[source].name for source in sources),
    )


def _joined(row: tuple[str, ...], widths: list[int]) -> str:
    cells = [
        f"{cell:>{width}}" if head in _NUMBERS else f"{cell:{width}}"
        for cell, width, head in zip(row, widths, _HEADS, strict=False)
    ]
    return "  ".join(cells).rstrip()


def _role(node: Node) -> str:
    if node.fault is not None:
        return "fault"
    return "input" if node.kind == "input" else "shared" if node.calls > 1 else ""
