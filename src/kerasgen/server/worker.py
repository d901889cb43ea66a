"""The worker of the server: findings, and the shapes at each call, of one source."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from kerasgen.build.worker import serve

if TYPE_CHECKING:
    from kerasgen.build.trace import Call, Summary, Trace

__all__ = ["analyse_request"]


def analyse_request(keras: Any, request: dict[str, Any]) -> dict[str, Any]:
    """Lint the source of a request, as the linter does, and add its `calls` and `models`."""
    from kerasgen.lint.worker import check_request

    traces: list[Trace] = []
    answer = check_request(keras, request, seen=traces.append)
    path = request["path"]
    for trace in traces:
        answer["calls"] = [_call(c) for c in trace.calls if c.place.path == path and _tells(c)]
        answer["models"] = [_model(s) for s in trace.summaries if s.place.path == path]
    return answer


def _tells(call: Call) -> bool:
    return bool(call.outputs) and call.kind in ("layer", "operation", "input")


def _call(call: Call) -> dict[str, Any]:
    place = call.place
    return {
        "line": place.line,
        "column": place.column + 1,
        "end_line": place.end_line,
        "end_column": place.end_column + 1,
        "name": call.name,
        "kind": call.kind,
        "inputs": [tensor.shape for tensor in call.inputs],
        "outputs": call.outputs,
        "parameters": call.parameters,
    }


def _model(summary: Summary) -> dict[str, Any]:
    return {
        "line": summary.place.line,
        "layers": summary.layers,
        "parameters": summary.parameters,
    }


if __name__ == "__main__":
    serve(analyse_request, sys.argv[1])
