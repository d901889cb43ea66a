"""The benchmark runs, and measures what it says: conversions of the tree that it is given."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.sources import BEFORE

SCRIPT = Path(__file__).parents[2] / "benchmarks" / "convert.py"
LINT = SCRIPT.with_name("lint.py")
SERVER = SCRIPT.with_name("server.py")
SHOW = SCRIPT.with_name("show.py")


def test_the_table(tmp_path: Path) -> None:
    (tmp_path / "model.py").write_bytes(BEFORE)
    (tmp_path / "other.py").write_bytes(b"x = 1\n")
    run = subprocess.run(
        [sys.executable, str(SCRIPT), str(tmp_path), "--runs", "1", "--only", "b,c"],
        capture_output=True,
        text=True,
        check=True,
    )
    head, _, check, version = run.stdout.splitlines()
    assert head == "| | kerasgen | other | ratio | aim |"
    assert check.startswith("| (b) `--check` in one process")
    assert version.startswith("| (c) `--version`")
    for row in (check, version):
        ours, theirs, ratio = (float(cell.strip(" s")) for cell in row.split("|")[2:5])
        assert min(ours, theirs, ratio) > 0
    assert (tmp_path / "model.py").read_bytes() == BEFORE


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="memory is read from /proc")
def test_the_table_of_lint(tmp_path: Path) -> None:
    (tmp_path / "model.py").write_bytes(BEFORE)
    run = subprocess.run(
        [sys.executable, str(LINT), str(tmp_path / "model.py"), "--runs", "1", "--only", "c,d"],
        capture_output=True,
        text=True,
        check=True,
    )
    _, _, layers, memory = run.stdout.splitlines()
    assert layers.startswith("| (c) 1,000 layers, by 100 |")
    assert memory.startswith("| (d) memory of layers of 10^12 weights")
    for row in (layers, memory):
        ours, theirs, ratio = (float(cell.strip(" MBs")) for cell in row.split("|")[2:5])
        assert min(ours, theirs, ratio) > 0


def test_the_table_of_the_server() -> None:
    run = subprocess.run(
        [sys.executable, str(SERVER), "--layers", "3", "--runs", "2"],
        capture_output=True,
        text=True,
        check=True,
    )
    row = run.stdout.splitlines()[-1]
    assert row.startswith("| edit to diagnostics, 3 layers, by a cold lint | ")
    assert float(row.split("|")[4]) > 0


def test_the_table_of_show() -> None:
    run = subprocess.run(
        [sys.executable, str(SHOW), "--runs", "1"], capture_output=True, text=True, check=True
    )
    _, _, layers, nodes = run.stdout.splitlines()
    assert layers.startswith("| (a) 200 layers, by lint |")
    assert nodes.startswith("| (b) SVG of 500 nodes")
    for row in (layers, nodes):
        ours, theirs, ratio = (float(cell.strip(" s")) for cell in row.split("|")[2:5])
        assert min(ours, theirs, ratio) > 0
