"""Times `kerasgen lint` against importing tensorflow and click, and large models against small.

    python benchmarks/lint.py FILE [--runs N] [--only a,m,b,c,d]

FILE is a real source with a multi-input model. The two commands of a pair run in turn, once to warm
up and then N times; the ratio is the median of the ratios pair by pair. Needs tensorflow.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from pairs import HEAD, Pair, row

AGAIN = [sys.executable, "-m", "kerasgen", "lint", "--quiet"]
LINT = [*AGAIN, "--no-cache"]
CLICK = [sys.executable, "-c", "import click"]
TENSORFLOW = [sys.executable, "-c", "import tensorflow"]

# Prints the largest memory that a command and the processes it starts take together, in MB.
PEAK = """
import os, subprocess, sys, time
process = subprocess.Popen(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
peak = 0
while process.poll() is None:
    total, pending = 0, [process.pid]
    while pending:
        pid = pending.pop()
        try:
            fields = open(f"/proc/{pid}/statm").read().split()
            for task in os.listdir(f"/proc/{pid}/task"):
                children = open(f"/proc/{pid}/task/{task}/children").read().split()
                pending.extend(map(int, children))
        except OSError:
            continue
        total += int(fields[1]) * os.sysconf("SC_PAGE_SIZE")
    peak = max(peak, total)
    time.sleep(0.005)
print(peak / 1e6)
"""

MODEL = """\
import keras
from keras import layers

inputs = keras.Input((64,))
x = inputs
for _ in range({count}):
    x = layers.Dense({units})(x)
model = keras.Model(inputs, x)
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("file", type=Path)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--only", default="a,m,b,c,d")
    arguments = parser.parse_args()
    chosen = arguments.only.split(",")
    lint = [*LINT, str(arguments.file.resolve())]
    print(HEAD)
    with tempfile.TemporaryDirectory() as scratch:
        small, large = model(scratch, 100, 64), model(scratch, 1_000, 64)
        wide = model(scratch, 3, 1_000_000)
        few = model(scratch, 3, 64)
        pairs = {
            "a": Pair("(a) one file, by importing tensorflow", lint, TENSORFLOW, 0.35),
            "b": Pair(
                "(b) one file that did not change, by importing click",
                [*AGAIN, str(arguments.file.resolve())],
                CLICK,
                4,
            ),
            "c": Pair("(c) 1,000 layers, by 100", [*LINT, large], [*LINT, small], 12),
        }
        for key, pair in pairs.items():
            if key in chosen:
                print(row(pair, arguments.runs), flush=True)
        if "m" in chosen:
            print(memory_row("(a) its memory", lint, TENSORFLOW, 0.35), flush=True)
        if "d" in chosen:
            title = "(d) memory of layers of 10^12 weights, by layers of 4,096"
            print(memory_row(title, [*LINT, wide], [*LINT, few], 1.1), flush=True)


def model(scratch: str, count: int, units: int) -> str:
    """Write a source with a model of `count` layers; return its path."""
    path = Path(scratch, f"model_{count}_{units}.py")
    path.write_text(MODEL.format(count=count, units=units), encoding="utf-8")
    return str(path)


def memory_row(title: str, ours: list[str], theirs: list[str], bound: float) -> str:
    """Return a line of the table about the memory of two commands."""
    peaks = [peak(ours), peak(theirs)]
    ratio = peaks[0] / peaks[1]
    return f"| {title} | {peaks[0]:.0f} MB | {peaks[1]:.0f} MB | {ratio:.2f} | {bound:g} |"


def peak(command: list[str]) -> float:
    """Return the largest memory of a command and its processes together, in MB."""
    quiet = {**os.environ, "TF_CPP_MIN_LOG_LEVEL": "3", "CUDA_VISIBLE_DEVICES": "-1"}
    run = subprocess.run(
        [sys.executable, "-c", PEAK, *command], capture_output=True, check=True, env=quiet
    )
    return float(run.stdout)


if __name__ == "__main__":
    main()
