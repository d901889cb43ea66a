"""The worker of the linter: builds a source and applies the rules to it."""

from __future__ import annotations

import sys
import time
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from kerasgen.build.worker import serve

if TYPE_CHECKING:
    from collections.abc import Callable

    from kerasgen.build.trace import Trace

__all__ = ["check_request"]

# What a build gets when the others have used up the time.
_LEAST_SECONDS = 0.5


def check_request(
    keras: Any, request: dict[str, Any], seen: Callable[[Trace], None] | None = None
) -> dict[str, Any]:
    """Lint the source of a request: `text`, `path` and the `codes` of the rules to apply.

    `seen` gets the trace, in which no size is one that was only tried. The answer also has the
    hashes of the `modules` that were looked for, None where there is none.
    """
    from kerasgen.build.budget import Budget
    from kerasgen.build.interpreter import build_source
    from kerasgen.build.keras_side.trials import EQUAL, Trials
    from kerasgen.build.sources import module_text
    from kerasgen.lint.cache import digest_of
    from kerasgen.lint.certainty import certain_trace
    from kerasgen.lint.engine import check_trace
    from kerasgen.lint.prober import Prober

    text, path = request["text"], request["path"]
    modules: dict[str, str | None] = {}

    def read(path: str) -> str | None:
        modules[path] = digest_of(path)
        return module_text(path)

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

    # All assignments together may take as long as one: what is cut off is not certain.
    deadline = time.monotonic() + Budget().seconds

    def seconds_left() -> float:
        return max(deadline - time.monotonic(), _LEAST_SECONDS)

    trace, ranks = certain_trace(
        lambda assignment, ranks: build(assignment, ranks, {}, seconds_left()),
        None if seen is None else lambda _: True,
    )
    if seen is not None:
        seen(trace)
    prober = Prober(keras, lambda shapes: build(EQUAL, ranks, shapes, 5.0))
    checked = check_trace(trace, path, prober, request["codes"])
    return {**asdict(checked), "modules": modules}


if __name__ == "__main__":
    serve(check_request, sys.argv[1])
