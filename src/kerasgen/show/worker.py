"""The worker of `show`: builds a source, finds what does not fit, and reads its models."""

from __future__ import annotations

import sys
from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Any

from kerasgen.build.worker import serve

if TYPE_CHECKING:
    from collections.abc import Callable

    from kerasgen.build.graphs import ModelGraph
    from kerasgen.build.interpreter import Run
    from kerasgen.build.trace import Trace

__all__ = ["show_request"]


def show_request(keras: Any, request: dict[str, Any]) -> dict[str, Any]:
    """Return the models of the source of a request: its `text` and `path`."""
    from kerasgen.build.attempts import Attempts
    from kerasgen.build.keras_side.graphs import model_graphs
    from kerasgen.build.keras_side.trials import EQUAL
    from kerasgen.build.sources import module_text
    from kerasgen.build.trace import NEEDS_TENSORFLOW, NotChecked
    from kerasgen.lint.certainty import certain_trace
    from kerasgen.lint.prober import Prober
    from kerasgen.show.certain import certain_graphs
    from kerasgen.show.undrawn import undrawn

    text, path = request["text"], request["path"]
    attempts = Attempts(text, path, keras, module_text)
    runs: dict[tuple[Any, ...], Run] = {}

    def build(assignment: Any, ranks: dict[Any, int]) -> Run:
        key = (assignment, *sorted(ranks.items()))
        if key not in runs:
            runs[key] = attempts.run(assignment, ranks)
        return runs[key]

    trace, ranks = certain_trace(lambda assignment, ranks: build(assignment, ranks).trace)
    graphs = model_graphs(keras, build(EQUAL, ranks).keras.record, trace.faults)
    if trace.trials:
        others = _other_looks(build, trace, ranks)
        graphs = certain_graphs(
            graphs, [model_graphs(keras, run.keras.record, run.trace.faults) for run in others]
        )
    prober = Prober(keras, lambda shapes: attempts.proposed(ranks, shapes))
    graphs = _explained(graphs, trace, path, prober)
    missing = undrawn(text, build(EQUAL, ranks).keras.record, trace.faults)
    unread = [*(found for found in trace.not_checked if found.is_merge), *missing]
    if trace.problem is not None:
        unread.append(NotChecked(1, "the source", trace.problem, is_merge=False))
    needs = [found for found in trace.not_checked if NEEDS_TENSORFLOW in found.reason]
    return {
        "models": [asdict(graph) for graph in graphs],
        "not_checked": [asdict(found) for found in dict.fromkeys([*unread, *needs])],
    }


def _other_looks(
    build: Callable[[Any, dict[Any, int]], Run], trace: Trace, ranks: dict[Any, int]
) -> list[Run]:
    """Build with other trial values, and with other ranks where nothing tells them."""
    from kerasgen.build.keras_side.trials import APART, EQUAL
    from kerasgen.lint.certainty import RANKS

    runs = [build(replace(APART, channels=5), ranks)]
    for rank in RANKS if trace.unshaped else ():
        others = dict.fromkeys(trace.unshaped, rank)
        if others != ranks:
            runs.append(build(EQUAL, others))
    return runs


def _explained(
    graphs: tuple[ModelGraph, ...], trace: Trace, path: str, prober: Any
) -> tuple[ModelGraph, ...]:
    """Say what does not fit as the linter does, where it knows."""
    from kerasgen.lint.engine import check_trace
    from kerasgen.lint.rules import rules

    if not trace.faults:
        return graphs
    messages = {
        (finding.line, finding.column - 1): "; ".join(
            part for part in (finding.message, finding.help) if part is not None
        )
        for finding in check_trace(trace, path, prober, list(rules())).findings
    }

    def explained(node: Any) -> Any:
        if node.fault is None or node.place is None or node.place.path != path:
            return node
        message = messages.get((node.place.line, node.place.column), node.fault.message)
        return replace(node, fault=replace(node.fault, message=message))

    return tuple(replace(graph, nodes=tuple(map(explained, graph.nodes))) for graph in graphs)


if __name__ == "__main__":
    serve(show_request, sys.argv[1])
