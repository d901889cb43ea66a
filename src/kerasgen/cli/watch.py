"""Does something again whenever files change, which is seen by looking at them now and then."""

from __future__ import annotations

import contextlib
import os
import time
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

__all__ = ["Snapshot", "snapshot", "watch"]

# How long, in seconds, between two looks, and what part of the time they may take together: in a
# large tree a look is a long walk.
INTERVAL = 0.25
SHARE = 0.05

# What changes when a file does, for each path.
Snapshot = dict[str, tuple[int, int, int]]


def snapshot(paths: Iterable[str]) -> Snapshot:
    """Look at files. Those that are gone are left out."""
    found = {}
    for path in paths:
        with contextlib.suppress(OSError):
            at = os.stat(path)
            found[path] = (at.st_mtime_ns, at.st_size, at.st_ino)
    return found


def watch(look: Callable[[], Snapshot], run: Callable[[int | None], None]) -> NoReturn:
    """Call `run` now, and after each change with how many files came, changed or went.

    It ends by KeyboardInterrupt only. A file is taken to be written when two looks are the same.
    """
    look_later = _at_times(look)
    seen = look()
    run(None)
    while True:
        if (now := look_later()) == seen:
            continue
        while (settled := look_later()) != now:
            now = settled
        changes = _differences(seen, now)
        seen = now
        if changes:
            run(changes)


def _at_times(look: Callable[[], Snapshot]) -> Callable[[], Snapshot]:
    """Return what waits a while and then looks; the longer a look takes, the longer it waits."""
    took = 0.0

    def look_later() -> Snapshot:
        nonlocal took
        time.sleep(max(INTERVAL, took / SHARE))
        begin = time.perf_counter()
        found = look()
        took = time.perf_counter() - begin
        return found

    return look_later


def _differences(old: Mapping[str, object], new: Mapping[str, object]) -> int:
    return sum(old.get(path) != new.get(path) for path in {*old, *new})
