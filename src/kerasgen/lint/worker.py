"""The worker of the linter: builds a source and applies the rules to it."""

from __future__ import annotations

import os
from dataclasses import asdict
from typing import Any

from kerasgen.build.worker import serve

__all__ = ["check_request"]


def check_request(keras: Any, request: dict[str, Any]) -> dict[str, Any]:
    """Lint the source of a request: `text`, `path` and the `codes` of the rules to apply."""
    from kerasgen.build.budget import Budget
    from kerasgen.build.interpreter import build_source
    from kerasgen.build.keras_side.trials import EQUAL, Trials
    from kerasgen.lint.certainty import certain_trace
    from kerasgen.lint.engine import check_trace
    from kerasgen.lint.prober import Prober

    text, path = request["text"], request["path"]

    def build(assignment: Any, ranks: Any, overrides: Any, seconds: float) -> Any:
        return build_source(
            text,
            path,
            keras,
            read=_read,
            budget=Budget(seconds=seconds),
            overrides=overrides,
            trials=Trials(assignment, ranks),
        )

    trace, ranks = certain_trace(
        lambda assignment, ranks: build(assignment, ranks, {}, Budget().seconds)
    )
    prober = Prober(keras, lambda shapes: build(EQUAL, ranks, shapes, 5.0))
    return asdict(check_trace(trace, path, prober, request["codes"]))


def _read(path: str) -> str | None:
    """Return the text of another module of the project; None where there is none to read."""
    if not os.path.isfile(path) or os.path.getsize(path) > 1_000_000:
        return None
    try:
        with open(path, encoding="utf-8") as file:
            return file.read()
    except (OSError, UnicodeDecodeError):
        return None


if __name__ == "__main__":
    serve(check_request)
