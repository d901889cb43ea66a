"""Asks workers about sources: those without tensorflow first, and it where it is needed."""

from __future__ import annotations

from contextlib import closing
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from kerasgen.build.trace import NEEDS_TENSORFLOW

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

__all__ = ["ask"]

Request = dict[str, Any]
Answer = dict[str, Any]


def ask(
    module: str,
    requests: Sequence[Request],
    backend: str,
    processes: int = 1,
    progress: Callable[[], None] = lambda: None,
) -> list[Answer]:
    """Return the answers of workers that run `module`, in order. `progress` is called after each.

    `backend` is `light` (without tensorflow), `tensorflow`, or `auto`: light, and then tensorflow,
    if it is installed, for the sources whose `not_checked` tells that they need it.
    """
    first = "light" if backend == "auto" else backend
    answers = _asked(module, requests, first, processes, progress)
    if backend == "auto" and find_spec("tensorflow") is not None:
        places = [i for i, answer in enumerate(answers) if _needs_tensorflow(answer)]
        again = [requests[i] for i in places]
        full = _asked(module, again, "tensorflow", processes, lambda: None)
        for place, answer in zip(places, full, strict=True):
            answers[place] = answer
    return answers


def _asked(
    module: str,
    requests: Sequence[Request],
    backend: str,
    processes: int,
    progress: Callable[[], None],
) -> list[Answer]:
    if not requests:
        return []
    from kerasgen.build.pool import run_all

    answers = []
    with closing(run_all((module, backend), requests, processes)) as found:
        for answer in found:
            answers.append(answer)
            progress()
    return answers


def _needs_tensorflow(answer: Answer) -> bool:
    return any(NEEDS_TENSORFLOW in found["reason"] for found in answer.get("not_checked", ()))
