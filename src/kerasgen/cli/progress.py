"""A line on the terminal that tells how far a long run has come. Elsewhere nothing is written."""

from __future__ import annotations

import os
import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

__all__ = ["progress"]

# Runs that end sooner say nothing.
_QUIET_SECONDS = 1.0
_INTERVAL = 0.1


@contextmanager
def progress(total: int) -> Iterator[Callable[[], None]]:
    """Give what to call after each of `total` files; the line is gone at the end."""
    if sys.stderr is None or not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        yield lambda: None
        return
    done, shown = 0, time.monotonic() + _QUIET_SECONDS - _INTERVAL
    written = False

    def step() -> None:
        nonlocal done, shown, written
        done += 1
        now = time.monotonic()
        if now - shown >= _INTERVAL:
            sys.stderr.write(f"\r{done} of {total} files")
            sys.stderr.flush()
            shown, written = now, True

    try:
        yield step
    finally:
        if written:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
