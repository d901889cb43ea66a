"""Workers: started when needed, given one source at a time, replaced when they die or hang."""

from __future__ import annotations

import contextlib
import json
import queue
import subprocess
import sys
import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Generator, Sequence

__all__ = ["SECONDS", "run_all"]

# How long one source may take, the start of its worker included.
SECONDS = 60.0

_DIED = "the process that built it died (out of memory?)"
_HUNG = f"building it took more than {SECONDS:.0f} seconds"


@dataclass(eq=False)
class _Worker:
    """One process that runs a module as its main program; `command` is it with its arguments."""

    command: Sequence[str]
    process: subprocess.Popen[str] | None = None
    answers: queue.Queue[str] = field(default_factory=queue.Queue)
    reader: threading.Thread | None = None

    def ask(self, request: dict[str, Any], seconds: float) -> dict[str, Any]:
        """Return the answer to a request; a `problem` where there is none."""
        process = self._running()
        assert process.stdin is not None
        try:
            process.stdin.write(json.dumps(request) + "\n")
            process.stdin.flush()
            line = self.answers.get(timeout=seconds)
        except queue.Empty:
            self.stop()
            return {"problem": _HUNG}
        except OSError:
            line = ""
        if not line:
            self.stop()
            return {"problem": _DIED}
        answer: dict[str, Any] = json.loads(line)
        return answer

    def end(self) -> None:
        """End the process from another thread: the one that waits for an answer gets none."""
        process = self.process
        if process is not None:
            process.kill()

    def stop(self) -> None:
        """End the process and let go of its pipes."""
        if self.process is not None:
            self.process.kill()
            self.process.wait()
            if self.process.stdin is not None:
                with contextlib.suppress(OSError):
                    self.process.stdin.close()
            if self.reader is not None:
                self.reader.join()
            self.process = None

    def _running(self) -> subprocess.Popen[str]:
        if self.process is None or self.process.poll() is not None:
            self.answers = queue.Queue()
            self.process = subprocess.Popen(
                [sys.executable, "-m", *self.command],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                text=True,
                encoding="utf-8",
            )
            self.reader = threading.Thread(
                target=self._read, args=(self.process, self.answers), daemon=True
            )
            self.reader.start()
        return self.process

    @staticmethod
    def _read(process: subprocess.Popen[str], answers: queue.Queue[str]) -> None:
        assert process.stdout is not None
        with process.stdout:
            for line in process.stdout:
                answers.put(line)
        answers.put("")


def run_all(
    command: Sequence[str],
    requests: Sequence[dict[str, Any]],
    processes: int,
    seconds: float = SECONDS,
) -> Generator[dict[str, Any], None, None]:
    """Answer requests by workers that run `command`, a module and its arguments, in order."""
    answers: list[queue.Queue[dict[str, Any]]] = [queue.Queue() for _ in requests]
    pending: queue.SimpleQueue[int] = queue.SimpleQueue()
    for number in range(len(requests)):
        pending.put(number)
    workers = [_Worker(command) for _ in range(min(processes, len(requests)))]

    def work(worker: _Worker) -> None:
        with contextlib.suppress(queue.Empty):
            while True:
                number = pending.get_nowait()
                answers[number].put(worker.ask(requests[number], seconds))
        worker.stop()

    threads = [threading.Thread(target=work, args=(w,), daemon=True) for w in workers]
    try:
        for thread in threads:
            thread.start()
        for answer in answers:
            yield answer.get()
    finally:
        while not pending.empty():
            try:
                pending.get_nowait()
            except queue.Empty:
                break
        for worker in workers:
            worker.end()
        for thread in threads:
            thread.join()
