"""Several processes: the same output as one, and a process that dies costs one file's answer."""

from __future__ import annotations

import os
import signal
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kerasgen.cli.jobs import available_cores
from kerasgen.convert import batch
from kerasgen.convert.file import FileOutcome, Options, convert_file, failed
from tests.cli.running import invoke, process
from tests.cli.sources import AFTER, BEFORE, BROKEN, KEPT

if TYPE_CHECKING:
    from collections.abc import Generator

pytestmark = pytest.mark.usefixtures("project")

OPTIONS = Options()
ENDING = b"# ends the process\n"
DEATH = "the process that converted it died (out of memory?); the file was left alone"


def put_many(number: int = 16) -> list[str]:
    """Enough files, large enough, for several processes."""
    padding = b"# padding\n" * (batch.POOL_PAYS_FROM_BYTES // 10 // number + 1)
    for index in range(number):
        Path(f"f{index:02}.py").write_bytes(BEFORE + padding)
    return [f"f{index:02}.py" for index in range(number)]


def convert_or_end(path: str, options: Options) -> FileOutcome:
    """Stands in for convert_file: dies of some files, as one that is out of memory would."""
    if Path(path).read_bytes().endswith(ENDING) and os.getpid() != THIS:
        os._exit(9)
    return convert_file(path, options)


THIS = os.getpid()


@pytest.mark.parametrize("options", [("--check", "--diff", "-v"), ()])
def test_the_same_output_in_the_same_order(options: tuple[str, ...]) -> None:
    paths = put_many()
    Path(paths[3]).write_bytes(BROKEN)
    Path(paths[5]).write_bytes(KEPT)
    Path(paths[7]).write_bytes(b"x = 1\n")
    sources = {path: Path(path).read_bytes() for path in paths}
    alone = process("convert", "--jobs", "1", *options, ".")
    results = {path: Path(path).read_bytes() for path in paths}
    for path in paths:
        Path(path).write_bytes(sources[path])
    assert process("convert", "--jobs", "2", *options, ".") == alone
    assert alone.code == 2
    assert {path: Path(path).read_bytes() for path in paths} == results
    assert (results == sources) is bool(options)


@pytest.mark.parametrize(
    ("number", "size", "jobs", "several"),
    [
        (batch.POOL_PAYS_FROM_FILES, batch.POOL_PAYS_FROM_BYTES, 2, True),
        (batch.POOL_PAYS_FROM_FILES, batch.POOL_PAYS_FROM_BYTES, 1, False),
        (batch.POOL_PAYS_FROM_FILES, batch.POOL_PAYS_FROM_BYTES // 2, 2, False),
        (batch.POOL_PAYS_FROM_FILES - 1, batch.POOL_PAYS_FROM_BYTES, 2, False),
    ],
)
def test_processes_are_started_where_they_pay(
    monkeypatch: pytest.MonkeyPatch, number: int, size: int, jobs: int, several: bool
) -> None:
    used: list[int] = []

    def spy(
        paths: list[str], options: Options, processes: int
    ) -> Generator[FileOutcome, None, None]:
        used.append(processes)
        yield from (convert_file(path, options) for path in paths)

    monkeypatch.setattr(batch, "_in_processes", spy)
    for index in range(number):
        Path(f"{index}.py").write_bytes(BEFORE.ljust(size // number + 1, b"\n"))
    paths = [f"{index}.py" for index in range(number)]
    outcomes = list(batch.convert_files(paths, OPTIONS, jobs))
    assert [outcome.path for outcome in outcomes] == paths
    assert all(outcome.changed for outcome in outcomes)
    assert used == ([jobs] if several else [])


def test_one_process_a_core_unless_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 3, 5}, raising=False)
    assert available_cores() == 3
    monkeypatch.delattr(os, "sched_getaffinity")
    monkeypatch.setattr(os, "cpu_count", lambda: 7)
    assert available_cores() == 7
    monkeypatch.setattr(os, "cpu_count", lambda: None)
    assert available_cores() == 1


@pytest.mark.parametrize("ending", [(0,), (4, 5), (15,), tuple(range(16))])
def test_a_process_that_dies_costs_its_file_only(
    monkeypatch: pytest.MonkeyPatch, ending: tuple[int, ...]
) -> None:
    paths = put_many()
    for index in ending:
        with Path(paths[index]).open("ab") as stream:
            stream.write(ENDING)
    monkeypatch.setattr(batch, "convert_file", convert_or_end)
    outcomes = list(batch.convert_files(paths, OPTIONS, 2))
    assert [outcome.path for outcome in outcomes] == paths
    expected = [failed(paths[index], DEATH) for index in ending]
    assert [outcome for outcome in outcomes if outcome.error is not None] == expected
    assert sum(outcome.changed for outcome in outcomes) == len(paths) - len(ending)


def test_a_run_that_is_given_up_leaves_no_process() -> None:
    from multiprocessing import active_children

    outcomes = batch.convert_files(put_many(), OPTIONS, 2)
    assert next(outcomes).changed
    assert active_children() != []
    outcomes.close()
    # The pool's own thread reaps them too: a join may return before that thread has noted the end.
    deadline = time.monotonic() + 30
    while active_children() and time.monotonic() < deadline:
        time.sleep(0.01)
    assert active_children() == []
    assert signal.getsignal(signal.SIGTERM) is signal.SIG_DFL


def test_outside_of_the_main_thread() -> None:
    paths = put_many()
    outcomes: list[FileOutcome] = []
    thread = threading.Thread(
        target=lambda: outcomes.extend(batch.convert_files(paths, OPTIONS, 2))
    )
    thread.start()
    thread.join()
    assert [outcome.path for outcome in outcomes] == paths
    assert all(outcome.changed for outcome in outcomes)


def test_where_signals_cannot_be_held_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(signal, "pthread_sigmask")
    assert all(outcome.changed for outcome in batch.convert_files(put_many(), OPTIONS, 2))


def test_a_process_leaves_ctrl_c_to_the_one_that_started_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    handlers: dict[int, object] = {}
    monkeypatch.setattr(signal, "signal", handlers.__setitem__)
    batch._leave_signals_to_the_parent()
    assert handlers == {signal.SIGINT: signal.SIG_IGN, signal.SIGTERM: signal.SIG_DFL}


def test_a_file_that_is_gone_or_cannot_be_read() -> None:
    Path("a.py").write_bytes(BEFORE)
    Path("d.py").mkdir()
    gone, directory, outcome = batch.convert_files(["gone.py", "d.py", "a.py"], OPTIONS, 1)
    assert gone == failed("gone.py", "cannot read: no such file or directory")
    assert directory == failed("d.py", "cannot read: not a regular file")
    assert outcome.after == AFTER


def test_a_file_that_goes_between_two_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    Path("a.py").write_bytes(BEFORE)
    outcomes = batch.convert_files(["a.py"], OPTIONS, 1)

    def gone(path: str, options: Options) -> FileOutcome:
        Path(path).unlink()
        return convert_file(path, options)

    monkeypatch.setattr(batch, "convert_file", gone)
    assert list(outcomes) == [failed("a.py", "cannot read: no such file or directory")]


def test_notebooks_are_refused() -> None:
    Path("a.ipynb").write_text("{}")
    run = invoke("convert", "a.ipynb")
    assert run.lines[0] == "a.ipynb: notebooks cannot be converted yet"
    assert run.code == 2
