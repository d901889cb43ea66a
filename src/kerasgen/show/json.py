"""Models as the JSON document that `schemas/show.schema.json` describes."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kerasgen.build.graphs import ModelGraph, Node
    from kerasgen.build.trace import Place
    from kerasgen.show.shown import Shown

__all__ = ["render"]


def render(shown: Shown) -> str:
    """Return one JSON document."""
    document = {
        "version": 1,
        "path": shown.path,
        "models": [_graph(graph) for graph in shown.models],
        "not_checked": list(map(str, shown.notes)),
    }
    return json.dumps(document, indent=2) + "\n"


def _graph(graph: ModelGraph) -> dict[str, Any]:
    document = {
        **asdict(graph),
        "place": _place(graph.place),
        "nodes": [_node(node) for node in graph.nodes],
        "ends": [{"node": node, "output": output} for node, output in graph.ends],
    }
    del document["code"]
    return document


def _node(node: Node) -> dict[str, Any]:
    document = {
        **asdict(node),
        "place": _place(node.place),
        "settings": dict(node.settings),
        "arguments": dict(node.arguments),
        "model": None if node.model is None else _graph(node.model),
    }
    del document["code"]
    return document


def _place(place: Place | None) -> dict[str, Any] | None:
    """Return a place with columns counted from 1, as they are printed."""
    if place is None:
        return None
    columns = {"column": place.column + 1, "end_column": place.end_column + 1}
    return {**asdict(place), **columns}
