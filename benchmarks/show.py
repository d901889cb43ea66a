"""Times `kerasgen show` of 200 layers against `kerasgen lint` of them, and the layout of 500 nodes.

    python benchmarks/show.py [--runs N] [--only a,b]

The two commands of a pair run in turn, once to warm up and then N times; the ratio is the median of
the ratios pair by pair. The layout is timed against 2 seconds, in this process.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from pairs import HEAD, Pair, row

from kerasgen.build.graphs import Edge, ModelGraph, Node
from kerasgen.show import svg
from kerasgen.show.shown import Shown

KERASGEN = [sys.executable, "-m", "kerasgen"]
SECONDS = 2.0

# Residual blocks: half of the layers are on a way around which another one leads.
MODEL = """\
import keras
from keras import layers

inputs = keras.Input((32, 32, 16))
x = inputs
for _ in range(50):
    y = layers.Conv2D(16, 3, padding="same")(x)
    y = layers.BatchNormalization()(y)
    y = layers.ReLU()(y)
    x = layers.Add()([x, y])
model = keras.Model(inputs, x)
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--only", default="a,b")
    arguments = parser.parse_args()
    chosen = arguments.only.split(",")
    print(HEAD)
    with tempfile.TemporaryDirectory() as scratch:
        path = Path(scratch, "model.py")
        path.write_text(MODEL, encoding="utf-8")
        show = [*KERASGEN, "show", str(path)]
        lint = [*KERASGEN, "lint", "--quiet", "--no-cache", str(path)]
        if "a" in chosen:
            print(row(Pair("(a) 200 layers, by lint", show, lint, 1.3), arguments.runs), flush=True)
    if "b" in chosen:
        print(layout_row("(b) SVG of 500 nodes, by 2 s", arguments.runs))


def layout_row(title: str, runs: int) -> str:
    """Return a line of the table about laying out and drawing a graph with many long edges."""
    shown = Shown("a.py", (graph(500),))
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        svg.render(shown)
        times.append(time.perf_counter() - start)
    taken = median(times)
    return f"| {title} | {taken:.2f} s | {SECONDS:.2f} s | {taken / SECONDS:.2f} | 1 |"


def graph(count: int) -> ModelGraph:
    """Return a model of so many layers, every fifth of which gets a tensor from far above, too."""
    chance = random.Random(1)
    nodes = [
        Node(i, f"conv2d_{i}", "Conv2D", "layer", None, ((None, 32, 32, 16),), 2320, 2320, layer=i)
        for i in range(count)
    ]
    joins = [(i - 1, i) for i in range(1, count)]
    joins += [(chance.randrange(i), i) for i in range(5, count, 5)]
    edges = tuple(Edge(source, target, (None, 32, 32, 16)) for source, target in joins)
    return ModelGraph("m", "functional", None, tuple(nodes), edges, (0,), (count - 1,), None, None)


if __name__ == "__main__":
    main()
