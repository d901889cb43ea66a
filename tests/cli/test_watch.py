"""`kerasgen lint --watch`: what is found now, and again after each change, until Ctrl-C."""

from __future__ import annotations

import os
import queue
import re
import signal
import subprocess
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kerasgen.cli import watch
from tests.cli.running import COMMAND, environment, invoke
from tests.cli.test_lint import BAD, GOOD

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.usefixtures("project")

STATUS = re.compile(r"^\[\d\d:\d\d:\d\d\] ")


class Watching:
    """A run that watches, and what it writes, both streams line by line as they come."""

    def __init__(self, *arguments: str) -> None:
        self.process = subprocess.Popen(
            [*COMMAND, "lint", "--watch", *arguments],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            env=environment(),
            start_new_session=True,
        )
        self._lines: queue.Queue[str] = queue.Queue()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        with self.process.stdout as lines:
            for line in lines:
                self._lines.put(line.decode().rstrip("\n"))

    def round(self) -> list[str]:
        """The lines up to the one that says that it is over, without their times."""
        lines: list[str] = []
        while not (lines and lines[-1].endswith("; watching, Ctrl-C ends")):
            lines.append(STATUS.sub("", self._lines.get(timeout=60)))
        return lines

    def is_silent(self, seconds: float) -> bool:
        time.sleep(seconds)
        return self._lines.empty()

    def end(self) -> tuple[int, list[str]]:
        os.killpg(self.process.pid, signal.SIGINT)
        code = self.process.wait(timeout=60)
        self._reader.join()
        return code, [self._lines.get() for _ in range(self._lines.qsize())]


@pytest.fixture
def watching() -> Iterator[Watching]:
    Path("bad.py").write_text(BAD, encoding="utf-8")
    Path("good.py").write_text(GOOD, encoding="utf-8")
    run = Watching("--output-format", "concise", ".")
    yield run
    run.process.kill()
    run.process.wait()


@pytest.mark.skipif(os.name == "nt", reason="Windows has other signals")
def test_changes_are_seen(watching: Watching) -> None:
    begin, found, end = watching.round()
    assert begin == "linting"
    assert found.startswith("bad.py:6:8: KG101 ")
    assert end == "1 finding in 2 files; watching, Ctrl-C ends"
    Path("bad.py").write_text(GOOD, encoding="utf-8")
    assert watching.round() == [
        "1 file changed, linting",
        "0 findings in 2 files; watching, Ctrl-C ends",
    ]
    Path("new.py").write_text("# first\n" + BAD, encoding="utf-8")
    Path("good.py").unlink()
    begin, found, end = watching.round()
    assert begin == "2 files changed, linting"
    assert found.startswith("new.py:7:8: KG101 ")
    assert end == "1 finding in 2 files; watching, Ctrl-C ends"
    # All that is found is told again, not only what is in the file that changed.
    Path("bad.py").write_text("def", encoding="utf-8")
    assert [line[:9] for line in watching.round()[1:-1]] == ["new.py:7:"]
    Path("notes.txt").write_text("no source")
    assert watching.is_silent(1.0)
    assert watching.end() == (130, ["interrupted"])


@pytest.mark.skipif(os.name == "nt", reason="Windows has other signals")
def test_a_module_that_a_file_imports() -> None:
    source = BAD.replace("import keras\n", "import keras\nfrom helper import size\n", 1)
    Path("main.py").write_text(source.replace("12", "size"), encoding="utf-8")
    Path("helper.py").write_text("size = 10\n")
    run = Watching("--output-format", "concise", "--no-cache", ".")
    assert run.round()[1:] == ["0 findings in 2 files; watching, Ctrl-C ends"]
    Path("helper.py").write_text("size = 12\n")
    assert "main.py:7:8: KG101" in "".join(run.round())
    run.end()


@pytest.mark.skipif(os.name == "nt", reason="Windows has other signals")
def test_what_cannot_be_read_does_not_end_it() -> None:
    Path("a.py").write_bytes(b"import keras\nx = '\xff'\n")
    run = Watching("-q", "a.py")
    line = run._lines.get(timeout=60)
    assert line.startswith("a.py: error: ")
    Path("a.py").write_text(BAD, encoding="utf-8")
    assert run._lines.get(timeout=60).startswith("a.py:6:8: KG101")
    code, _ = run.end()
    assert code == 130


class _EndOfTestError(Exception):
    pass


def test_a_file_that_is_being_written_is_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    one, half, whole = ({"a.py": (number, number, 1)} for number in range(3))
    looks = iter([one, one, half, whole, whole, whole, one, whole, whole, {}, {}])
    rounds: list[int | None] = []
    monkeypatch.setattr(time, "sleep", lambda _: None)

    def look() -> watch.Snapshot:
        for found in looks:
            return found
        raise _EndOfTestError

    with pytest.raises(_EndOfTestError):
        watch.watch(look, rounds.append)
    # At first; the new text; nothing for one that is soon as before; a file that went.
    assert rounds == [None, 1, 1]


def test_looks_that_take_long_come_seldom(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = [0.0]
    pauses: list[float] = []
    costs = iter([9.0, 0.001, 0.1, 0.001])
    monkeypatch.setattr(time, "perf_counter", lambda: clock[0])
    monkeypatch.setattr(time, "sleep", pauses.append)

    def look() -> watch.Snapshot:
        for cost in costs:
            clock[0] += cost
            return {}
        raise _EndOfTestError

    with pytest.raises(_EndOfTestError):
        watch.watch(look, lambda _: None)
    assert pauses == pytest.approx([0.25, 0.25, 2.0, 0.25])


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["-"], "--watch is for files that change: give no -"),
        (["a.py", "--output-format", "json"], "give --output-format full or concise"),
        (["a.py", "--write-baseline", "b.json"], "--watch goes on, --write-baseline ends"),
    ],
)
def test_what_it_does_not_go_with(arguments: list[str], complaint: str) -> None:
    run = invoke("lint", "--watch", *arguments)
    assert (run.code, run.out, len(run.lines)) == (2, b"", 1)
    assert complaint in run.err
