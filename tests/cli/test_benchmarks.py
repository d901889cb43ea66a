"""The benchmark runs, and measures what it says: conversions of the tree that it is given."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.cli.sources import BEFORE

SCRIPT = Path(__file__).parents[2] / "benchmarks" / "convert.py"


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
