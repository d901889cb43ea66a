"""A run that is interrupted: no traceback, no half-written file, nothing left beside, no orphan."""

from __future__ import annotations

import os
import signal
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.cli.running import COMMAND, environment
from tests.cli.sources import AFTER, BEFORE

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = [
    pytest.mark.usefixtures("project"),
    pytest.mark.skipif(os.name == "nt", reason="Windows has other signals"),
]

FILES = 300
PADDING = b"# padding\n" * 100


def to_all(process: subprocess.Popen[bytes], number: signal.Signals) -> None:
    """As a terminal does for Ctrl-C."""
    os.killpg(process.pid, number)


def to_one(process: subprocess.Popen[bytes], number: signal.Signals) -> None:
    process.send_signal(number)


@pytest.mark.parametrize(
    ("jobs", "number", "send", "code", "last"),
    [
        ("1", signal.SIGINT, to_all, 130, ["interrupted"]),
        ("2", signal.SIGINT, to_all, 130, ["interrupted"]),
        ("2", signal.SIGINT, to_one, 130, ["interrupted"]),
        ("2", signal.SIGTERM, to_one, 143, []),
    ],
)
def test_interrupted(
    jobs: str,
    number: signal.Signals,
    send: Callable[[subprocess.Popen[bytes], signal.Signals], None],
    code: int,
    last: list[str],
) -> None:
    Path("d").mkdir()
    for index in range(FILES):
        Path(f"d/f{index:03}.py").write_bytes(BEFORE + PADDING)
    with subprocess.Popen(
        [*COMMAND, "convert", "--jobs", jobs, "d"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        bufsize=0,  # reading the first line must not take those behind it along
        env=environment(),
        start_new_session=True,
    ) as process:
        assert process.stderr is not None
        first = process.stderr.readline()
        assert first == b"converted d/f000.py (1 model)\n"
        send(process, number)
        # Comes back only when every process that holds the pipes has ended.
        out, err = process.communicate(timeout=120)
    lines = err.decode().splitlines()
    assert (process.returncode, out) == (code, b"")
    done = len(lines) - len(last)
    assert lines == [f"converted d/f{index + 1:03}.py (1 model)" for index in range(done)] + last
    written = [Path(f"d/f{index:03}.py").read_bytes() for index in range(FILES)]
    # One more may be written than was said to be.
    assert written.count(AFTER + PADDING) in (done + 1, done + 2)
    assert written.count(AFTER + PADDING) + written.count(BEFORE + PADDING) == FILES
    assert len(list(Path("d").iterdir())) == FILES
