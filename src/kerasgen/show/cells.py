"""Models of notebooks: lines of the joined source as lines of their cells."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import TYPE_CHECKING

from kerasgen.show.shown import lines_of
from kerasgen.show.text import line_text

if TYPE_CHECKING:
    from kerasgen.build.graphs import ModelGraph, Node
    from kerasgen.build.trace import Place
    from kerasgen.files.notebooks import Notebook
    from kerasgen.show.shown import Note, Shown

__all__ = ["in_cells"]


def in_cells(shown: Shown, notebook: Notebook) -> Shown:
    """Return the models of the joined source of a notebook with the places in its cells."""
    cells = enumerate(notebook.document.cells, 1)
    return replace(
        shown,
        models=tuple(_graph(graph, shown.path, notebook) for graph in shown.models),
        notes=tuple(_note(note, notebook) for note in shown.notes),
        sources={number: lines_of(cell.source) for number, cell in cells},
    )


def _note(note: Note, notebook: Notebook) -> Note:
    place = notebook.joined.place(note.line)
    return replace(note, line=place.line, cell=place.cell)


def _graph(graph: ModelGraph, path: str, notebook: Notebook) -> ModelGraph:
    place, name = _place(graph.place, path, notebook), graph.name
    if graph.place is not None and name == f"line {graph.place.line}":
        name = line_text(place, path)
    return replace(
        graph,
        name=name,
        place=place,
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
