"""Times two commands in turn, and gives the ratio of the one to the other."""

from __future__ import annotations

import os
import statistics
import subprocess
import time
from dataclasses import dataclass

__all__ = ["HEAD", "Pair", "row", "seconds"]

HEAD = "| | kerasgen | other | ratio | aim |\n|---|---|---|---|---|"


@dataclass(frozen=True)
class Pair:
    """Two commands and the ratio that is aimed at: `ours` by `theirs`, at most `bound`."""

    title: str
    ours: list[str]
    theirs: list[str]
    bound: float


def row(pair: Pair, runs: int) -> str:
    """Run both in turn, once to warm up and then `runs` times; return a line of the table."""
    times = [(seconds(pair.ours), seconds(pair.theirs)) for _ in range(runs + 1)][1:]
    ratio = statistics.median(ours / theirs for ours, theirs in times)
    ours, theirs = (statistics.median(column) for column in zip(*times, strict=True))
    return f"| {pair.title} | {ours:.2f} s | {theirs:.2f} s | {ratio:.2f} | {pair.bound:g} |"


def seconds(command: list[str]) -> float:
    """Return how long a command takes as a whole process."""
    quiet = {**os.environ, "TF_CPP_MIN_LOG_LEVEL": "3", "CUDA_VISIBLE_DEVICES": "-1"}
    started = time.perf_counter()
    subprocess.run(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False, env=quiet
    )
    return time.perf_counter() - started
