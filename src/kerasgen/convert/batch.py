"""Many files: which are worth a parse, and by how many processes; outcomes come in order."""

from __future__ import annotations

import contextlib
import signal
from typing import TYPE_CHECKING

from kerasgen.convert.file import FileOutcome, Options, convert_file, failed
from kerasgen.files.bytes import read_bytes
from kerasgen.files.trouble import describe
from kerasgen.reading.prefilter import may_hold_models

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator, Sequence
    from concurrent.futures import Future, ProcessPoolExecutor

__all__ = ["convert_files"]

# Starting a pool and loading the converter in each process takes as long as these.
POOL_PAYS_FROM_FILES = 4
POOL_PAYS_FROM_BYTES = 100_000

_DEATH = "the process that converted it died (out of memory?); the file was left alone"


def convert_files(
    paths: Sequence[str], options: Options, jobs: int
) -> Generator[FileOutcome, None, None]:
    """Convert files in memory and yield their outcomes in the order of `paths`.

    Every file is read once to see whether it can hold a model. Only for those that can, and only
    when they are many, more than one process is used: at most `jobs`.
    """
    screened = [_screen(path, options) for path in paths]
    sizes = [found for found in screened if isinstance(found, int)]
    candidates = [
        path for path, found in zip(paths, screened, strict=True) if found.__class__ is int
    ]
    processes = min(jobs, len(candidates))
    pays = len(sizes) >= POOL_PAYS_FROM_FILES and sum(sizes) >= POOL_PAYS_FROM_BYTES
    converted: Generator[FileOutcome, None, None]
    if processes > 1 and pays:
        converted = _in_processes(candidates, options, processes)
    else:
        converted = (convert_file(path, options) for path in candidates)
    with contextlib.closing(converted):
        for found in screened:
            yield next(converted) if isinstance(found, int) else found


def _screen(path: str, options: Options) -> FileOutcome | int:
    """Return the outcome of a file that is done with, or the size of one that needs a parse."""
    try:
        data = read_bytes(path)
    except OSError as error:
        return failed(path, f"cannot read: {describe(error)}")
    if may_hold_models(data, options.class_name) or path.endswith(".ipynb"):
        return len(data)
    return FileOutcome(path)


def _in_processes(
    paths: Sequence[str], options: Options, processes: int
) -> Generator[FileOutcome, None, None]:
    """Convert in a pool. A death breaks the pool; the files it took along are tried one by one."""
    from concurrent.futures.process import BrokenProcessPool

    done = 0
    with _pool(processes) as submit, contextlib.suppress(BrokenProcessPool):
        for future in [submit(path, options) for path in paths]:
            yield future.result()
            done += 1
    yield from _one_by_one(paths[done:], options)


def _one_by_one(paths: Sequence[str], options: Options) -> Generator[FileOutcome, None, None]:
    """Convert with one process at a time, so that its death names the file that caused it."""
    from concurrent.futures.process import BrokenProcessPool

    remaining = list(paths)
    while remaining:
        with _pool(1) as submit:
            try:
                while remaining:
                    yield submit(remaining[0], options).result()
                    del remaining[0]
            except BrokenProcessPool:
                yield failed(remaining.pop(0), _DEATH)


@contextlib.contextmanager
def _pool(processes: int) -> Iterator[Callable[[str, Options], Future[FileOutcome]]]:
    """Open a pool whose processes end with this one, at once and in silence."""
    from concurrent.futures import ProcessPoolExecutor

    executor = ProcessPoolExecutor(processes, initializer=_leave_signals_to_the_parent)

    def submit(path: str, options: Options) -> Future[FileOutcome]:
        with _interrupts_held_back():
            return executor.submit(convert_file, path, options)

    with _ended_by_sigterm():
        try:
            yield submit
        except BaseException:
            _end_now(executor)
            raise
    executor.shutdown()


@contextlib.contextmanager
def _interrupts_held_back() -> Iterator[None]:
    """Let processes that start meanwhile never see Ctrl-C, and this one see it afterwards."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    former = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, former)


def _end_now(executor: ProcessPoolExecutor) -> None:
    from multiprocessing import active_children

    executor.shutdown(wait=False, cancel_futures=True)
    for child in active_children():
        # A child that has just been forked still has the handler of its parent for SIGTERM, and
        # one that outlives another waits for ever for the queue that the other held.
        child.kill()


def _leave_signals_to_the_parent() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)


@contextlib.contextmanager
def _ended_by_sigterm() -> Iterator[None]:
    """Let SIGTERM unwind the stack, so that no process is left behind."""

    def leave(*_: object) -> None:
        raise SystemExit(128 + signal.SIGTERM)

    try:
        former = signal.signal(signal.SIGTERM, leave)
    except ValueError:
        # Not the main thread: signals are somebody else's business here.
        yield
        return
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, former)
