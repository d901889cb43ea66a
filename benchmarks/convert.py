"""Times `kerasgen convert` against what it cannot do without, as ratios of whole processes.

    python benchmarks/convert.py TREE [--runs N] [--only a,b,c,d]

TREE is a directory of real Keras code. The two commands of a pair run in turn, once to warm up and
then N times; the ratio is the median of the ratios pair by pair. Needs `kerasgen[benchmark]`.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import sysconfig
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from pairs import HEAD, Pair, row

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

KERASGEN = [sys.executable, "-m", "kerasgen"]
FIXIT = [sys.executable, "-m", "fixit", "--quiet", "--rules", "fixit.rules:NoRedundantLambda"]
FILES = 10_000

# Reads what kerasgen reads; the tree holds nothing but the files.
READ = """
import os, sys
for directory, _, names in os.walk(sys.argv[1]):
    for name in names:
        with open(os.path.join(directory, name), "rb") as stream:
            stream.read()
"""

# Parses what kerasgen has to parse, and writes anew what it has to write; decides nothing.
PARSE = """
import ast, json, os, sys
import libcst
with open(sys.argv[2]) as stream:
    changing = set(json.load(stream))
for directory, _, names in os.walk(sys.argv[1]):
    for name in names:
        if not name.endswith(".py"):
            continue
        path = os.path.join(directory, name)
        with open(path, "rb") as stream:
            data = stream.read()
        if b"Sequential" not in data:
            continue
        try:
            ast.parse(data)
        except SyntaxError:
            continue
        if path in changing:
            libcst.parse_module(data).bytes
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("tree", type=Path)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--only", default="a,b,c,d")
    arguments = parser.parse_args()
    pairs: dict[str, Callable[[Path, Path], Pair]] = {
        "a": no_keras,
        "b": check,
        "c": version,
        "d": fixit,
    }
    print(HEAD)
    with tempfile.TemporaryDirectory() as scratch:
        for key in arguments.only.split(","):
            pair = pairs[key](arguments.tree.resolve(), Path(scratch))
            print(row(pair, arguments.runs), flush=True)


def no_keras(_: Path, scratch: Path) -> Pair:
    tree = scratch / "no_keras"
    for number, data in enumerate(foreign_sources()):
        path = tree / f"{number // 100:03}" / f"module_{number:05}.py"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return Pair(
        f"(a) {FILES:,} files without Keras, by reading them",
        [*KERASGEN, "convert", "--check", str(tree)],
        [sys.executable, "-c", READ, str(tree)],
        2,
    )


def foreign_sources() -> Iterator[bytes]:
    """Yield the sources of the standard library, over and over, until there are enough."""
    paths = sorted(Path(sysconfig.get_path("stdlib")).rglob("*.py"))
    sources = [data for path in paths[:2000] if b"Sequential" not in (data := path.read_bytes())]
    for number in range(FILES):
        yield sources[number % len(sources)]


def check(tree: Path, scratch: Path) -> Pair:
    changing = scratch / "changing.json"
    changing.write_text(json.dumps(files_that_change(tree)))
    return Pair(
        "(b) `--check` in one process, by parsing and generating",
        [*KERASGEN, "convert", "--check", "--jobs", "1", str(tree)],
        [sys.executable, "-c", PARSE, str(tree), str(changing)],
        1.5,
    )


def files_that_change(tree: Path) -> list[str]:
    command = [*KERASGEN, "convert", "--check", "--output-format", "json", str(tree)]
    run = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False)
    return [file["path"] for file in json.loads(run.stdout)["files"] if file["changed"]]


def version(_: Path, __: Path) -> Pair:
    return Pair(
        "(c) `--version`, by importing click",
        [*KERASGEN, "--version"],
        [sys.executable, "-c", "import click"],
        2,
    )


def fixit(tree: Path, _: Path) -> Pair:
    return Pair(
        "(d) `--check`, by Fixit with one rule",
        [*KERASGEN, "convert", "--check", str(tree)],
        [*FIXIT, "lint", str(tree)],
        1 / 5,
    )


if __name__ == "__main__":
    main()
