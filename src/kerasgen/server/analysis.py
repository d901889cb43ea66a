"""Analyses of open sources: a warm worker builds each text once, the newest first."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from kerasgen.build.pool import SECONDS, Worker
from kerasgen.lint.check import Source, outcome_of, without_building
from kerasgen.lint.findings import Lint

if TYPE_CHECKING:
    from collections.abc import Collection

__all__ = ["Analyser", "Analysis"]

_MODULE = "kerasgen.server.worker"
# Results that are kept: one for each source that is looked at, and some.
_KEPT = 64


@dataclass(frozen=True)
class Analysis:
    """What is known of one text: the outcome of the linter, the calls and the models."""

    text: str
    lint: Lint = field(default_factory=Lint)
    calls: tuple[dict[str, Any], ...] = ()
    models: tuple[dict[str, Any], ...] = ()


class Analyser:
    """Answers with analyses of texts; one at a time is built, by a worker that stays."""

    def __init__(self) -> None:
        self._worker = Worker((_MODULE, "light"))
        self._thread = ThreadPoolExecutor(max_workers=1)
        self._kept: dict[tuple[str, str, frozenset[str]], asyncio.Task[Analysis]] = {}

    async def analyse(self, path: str, text: str, codes: Collection[str]) -> Analysis:
        """Return the analysis of a text. Whoever gives up waiting does not stop it for others."""
        key = (path, text, frozenset(codes))
        task = self._kept.get(key)
        if task is None:
            task = asyncio.create_task(self._build(path, text, codes))
            self._kept[key] = task
            while len(self._kept) > _KEPT:
                self._kept.pop(next(iter(self._kept)))
        return await asyncio.shield(task)

    async def _build(self, path: str, text: str, codes: Collection[str]) -> Analysis:
        source = Source(path, text)
        known = without_building(source)
        if known is not None:
            return Analysis(text, known)
        request = {"path": path, "text": text, "codes": sorted(codes)}
        loop = asyncio.get_running_loop()
        answer = await loop.run_in_executor(self._thread, self._worker.ask, request, SECONDS)
        return Analysis(
            text,
            outcome_of(source, answer, codes),
            tuple(answer.get("calls", ())),
            tuple(answer.get("models", ())),
        )

    def warm(self) -> None:
        """Start the worker before it is needed."""
        request = {"path": "", "text": "", "codes": []}
        self._thread.submit(self._worker.ask, request, SECONDS)

    def stop(self) -> None:
        """End the worker."""
        self._worker.end()
        self._thread.shutdown(wait=False, cancel_futures=True)
