"""Leaves open, in graphs of a source with trial values, all that differs from trial to trial."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kerasgen.build.graphs import Edge, Fault, ModelGraph, Node, Shape
    from kerasgen.build.trace import Place

__all__ = ["certain_graphs"]

_UNTOLD = "its sizes are not told"

Graphs = tuple["ModelGraph", ...]
_Key = tuple["Place | None", str, int]


def certain_graphs(graphs: Graphs, others: Sequence[Graphs]) -> Graphs:
    """Return graphs with only the sizes that are the same in `others`, from other trial values.

    A model that none of them has alike keeps no size at all.
    """
    twins = [dict(_keyed(other)) for other in others]
    return tuple(
        _common(graph, [of[key] for of in twins if key in of]) for key, graph in _keyed(graphs)
    )


def _keyed(graphs: Graphs) -> Iterator[tuple[_Key, ModelGraph]]:
    counts: Counter[tuple[Place | None, str]] = Counter()
    for graph in graphs:
        where = (graph.place, graph.kind)
        counts[where] += 1
        yield (*where, counts[where]), graph


def _common(graph: ModelGraph, others: list[ModelGraph]) -> ModelGraph:
    alike = [other for other in others if _frame(other) == _frame(graph)]
    if not alike:
        return _without_sizes(graph)
    for other in alike:
        graph = _merged(graph, other)
    return graph


def _frame(graph: ModelGraph) -> tuple[object, ...]:
    """Return what two graphs of one model have in common, whatever the sizes."""
    joins = tuple((e.source, e.target, e.output, e.argument) for e in graph.edges)
    nodes = tuple((n.class_name, len(n.shapes), n.model and _frame(n.model)) for n in graph.nodes)
    return (nodes, joins)


def _merged(graph: ModelGraph, other: ModelGraph) -> ModelGraph:
    return replace(
        graph,
        nodes=tuple(map(_node, graph.nodes, other.nodes)),
        edges=tuple(map(_edge, graph.edges, other.edges)),
        parameters=_same(graph.parameters, other.parameters),
        trainable=_same(graph.trainable, other.trainable),
    )


def _node(one: Node, other: Node) -> Node:
    model = one.model
    if model is not None and other.model is not None:
        model = _merged(model, other.model)
    return replace(
        one,
        shapes=tuple(map(_shape, one.shapes, other.shapes)),
        parameters=_same(one.parameters, other.parameters),
        trainable=_same(one.trainable, other.trainable),
        settings=_texts(one.settings, other.settings),
        arguments=_texts(one.arguments, other.arguments),
        code=_texts(one.code, other.code),
        model=model,
        fault=_fault(one.fault, other.fault),
    )


def _texts(
    one: tuple[tuple[str, str], ...], other: tuple[tuple[str, str], ...]
) -> tuple[tuple[str, str], ...]:
    told = dict(other)
    return tuple((name, text if told.get(name) == text else "?") for name, text in one)


def _fault(one: Fault | None, other: Fault | None) -> Fault | None:
    if one is None or other is None or len(one.inputs) != len(other.inputs):
        return one
    return replace(one, inputs=tuple(map(_shape, one.inputs, other.inputs)))


def _edge(one: Edge, other: Edge) -> Edge:
    return replace(one, shape=_shape(one.shape, other.shape))


def _shape(one: Shape | None, other: Shape | None) -> Shape | None:
    if one is None or other is None or len(one) != len(other):
        return None
    return tuple(map(_same, one, other))


def _same(one: int | None, other: int | None) -> int | None:
    return one if one == other else None


def _without_sizes(graph: ModelGraph) -> ModelGraph:
    return replace(
        graph,
        nodes=tuple(map(_bare, graph.nodes)),
        edges=tuple(replace(edge, shape=None) for edge in graph.edges),
        parameters=None,
        trainable=None,
        notes=(*graph.notes, _UNTOLD),
    )


def _bare(node: Node) -> Node:
    return replace(
        node,
        shapes=tuple(None for _ in node.shapes),
        parameters=None,
        trainable=None,
        settings=(),
        arguments=(),
        model=node.model and _without_sizes(node.model),
        fault=node.fault and replace(node.fault, inputs=tuple(None for _ in node.fault.inputs)),
    )
