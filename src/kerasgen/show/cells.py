"""Models of notebooks: lines of the joined source as lines of their cells."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import TYPE_CHECKING

from kerasgen.show.shown import lines_of

if TYPE_CHECKING:
    from kerasgen.build.graphs import ModelGraph, Node
    from kerasgen.build.trace import Place
    from kerasgen.files.notebooks import Notebook
    from kerasgen.show.shown import Shown

__all__ = ["in_cells"]


def in_cells(shown: Shown, notebook: Notebook) -> Shown:
    """Return the models of the joined source of a notebook with the places in its cells."""
    cells = enumerate(notebook.document.cells, 1)
    return replace(
        shown,
        models=tuple(_graph(graph, shown.path, notebook) for graph in shown.models),
        sources={number: lines_of(cell.source) for number, cell in cells},
    )


def _graph(graph: ModelGraph, path: str, notebook: Notebook) -> ModelGraph:
    return replace(
        graph,
        place=_place(graph.place, path, notebook),
        nodes=tuple(_node(node, path, notebook) for node in graph.nodes),
    )


def _node(node: Node, path: str, notebook: Notebook) -> Node:
    model = None if node.model is None else _graph(node.model, path, notebook)
    return replace(node, place=_place(node.place, path, notebook), model=model)


def _place(place: Place | None, path: str, notebook: Notebook) -> Place | None:
    if place is None or place.path != path:
        return place
    span = notebook.joined.span(place.line, place.column, place.end_line, place.end_column)
    return replace(place, **asdict(span))
