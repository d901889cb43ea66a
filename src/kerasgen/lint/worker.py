"""The worker of the linter: builds a source and applies the rules to it."""

from __future__ import annotations

import sys
from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Any

from kerasgen.build.worker import serve

if TYPE_CHECKING:
    from collections.abc import Callable

    from kerasgen.build.trace import Trace

__all__ = ["check_request"]


def check_request(
    keras: Any, request: dict[str, Any], seen: Callable[[Trace], None] | None = None
) -> dict[str, Any]:
    """Lint the source of a request: `text`, `path` and the `codes` of the rules to apply.

    `seen` gets the trace, in which no size is one that was only tried. The answer also has the
    hashes of the `modules` that were looked for, None where there is none.
    """
    from kerasgen.build.attempts import Attempts
    from kerasgen.build.sources import module_text
    from kerasgen.lint.cache import digest_of
    from kerasgen.lint.certainty import certain_trace
    from kerasgen.lint.engine import check_trace
    from kerasgen.lint.prober import Prober
    from kerasgen.lint.unreached import unreached_merges

    modules: dict[str, str | None] = {}

    def read(path: str) -> str | None:
        modules[path] = digest_of(path)
        return module_text(path)

    attempts = Attempts(request["text"], request["path"], keras, read)
    trace, ranks = certain_trace(attempts.trace, None if seen is None else lambda _: True)
    if seen is not None:
        seen(trace)
    prober = Prober(keras, lambda shapes: attempts.proposed(ranks, shapes))
    checked = check_trace(trace, request["path"], prober, request["codes"])
    unreached = unreached_merges(request["text"], trace, request["path"])
    checked = replace(checked, not_checked=(*checked.not_checked, *unreached))
    return {**asdict(checked), "modules": modules}


if __name__ == "__main__":
    serve(check_request, sys.argv[1])
