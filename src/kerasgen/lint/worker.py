"""The worker of the linter: builds a source and applies the rules to it."""

from __future__ import annotations

import sys
from dataclasses import asdict
from typing import Any

from kerasgen.build.worker import serve

__all__ = ["check_request"]


def check_request(keras: Any, request: dict[str, Any]) -> dict[str, Any]:
    """Lint the source of a request: `text`, `path` and the `codes` of the rules to apply.

    The answer also has the hashes of the `modules` that were looked for, None where there is none.
    """
    from kerasgen.build.budget import Budget
    from kerasgen.build.interpreter import build_source
    from kerasgen.build.keras_side.trials import EQUAL, Trials
    from kerasgen.build.project import read_text
    from kerasgen.lint.cache import digest_of
    from kerasgen.lint.certainty import certain_trace
    from kerasgen.lint.engine import check_trace
    from kerasgen.lint.prober import Prober

    text, path = request["text"], request["path"]
    modules: dict[str, str | None] = {}

    def read(path: str) -> str | None:
        modules[path] = digest_of(path)
        return None if modules[path] is None else read_text(path)

    def build(assignment: Any, ranks: Any, overrides: Any, seconds: float) -> Any:
        return build_source(
            text,
            path,
            keras,
            read=read,
            budget=Budget(seconds=seconds),
            overrides=overrides,
            trials=Trials(assignment, ranks),
        )

    trace, ranks = certain_trace(
        lambda assignment, ranks: build(assignment, ranks, {}, Budget().seconds)
    )
    prober = Prober(keras, lambda shapes: build(EQUAL, ranks, shapes, 5.0))
    checked = check_trace(trace, path, prober, request["codes"])
    return {**asdict(checked), "modules": modules}


if __name__ == "__main__":
    serve(check_request, sys.argv[1])
