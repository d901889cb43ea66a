"""What of a model its source does not tell, and so cannot be compared."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kerasgen.build.graphs import ModelGraph, Node

__all__ = ["untold"]


def untold(graph: ModelGraph) -> Iterator[str]:
    """Yield what is not told of a model: its notes, then each call with what is missing."""
    for note in graph.notes:
        yield f"{graph.name}: {note}"
    for node in graph.nodes:
        missing = list(_of_node(node))
        if missing:
            yield f"{node.class_name} {node.name}: {', '.join(missing)}"
        if node.model is not None:
            yield from (f"inside {node.name}: {what}" for what in untold(node.model))
    if graph.parameters is None and not any(map(_lacks_weights, graph.nodes)) and not graph.notes:
        yield f"{graph.name}: parameters"


def _of_node(node: Node) -> Iterator[str]:
    yield from (name for name, text in (*node.settings, *node.arguments) if "?" in text)
    yield from (f"what the code of {name} reads" for name, text in node.code if _is_open(text))
    if node.fault is None:
        if None in node.shapes:
            yield "shape"
        if _lacks_weights(node):
            yield "parameters"
        elif node.trainable is None:
            yield "what of it is trainable"


def _lacks_weights(node: Node) -> bool:
    return node.parameters is None


def _is_open(code: str) -> bool:
    """Whether code reads what is not known; `?` alone stands for a value that is not."""
    return code == "?" or any(line.endswith((" = ?", "= ?")) for line in code.splitlines())
