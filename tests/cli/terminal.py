"""Runs a command on a terminal of its own, as somebody at a keyboard does."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import subprocess
import termios
import time
from typing import TYPE_CHECKING

from tests.cli.running import environment

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["CTRL_C", "CTRL_D", "Terminal"]

CTRL_C, CTRL_D = "\x03", "\x04"

_SECONDS = 60


class Terminal:
    """A terminal, and the command that runs on it in the current directory."""

    def __init__(self, command: Sequence[str], **variables: str) -> None:
        self._ours, theirs = pty.openpty()
        self._process = subprocess.Popen(
            command,
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            env=environment(**{"NO_COLOR": "1", "TERM": "xterm", **variables}),
            start_new_session=True,
            preexec_fn=_take_terminal,  # noqa: PLW1509 - it calls one function of the system
        )
        os.close(theirs)

    def until(self, ending: str) -> str:
        """What is written until it ends so, or until the command does."""
        text = ""
        deadline = time.monotonic() + _SECONDS
        while not text.endswith(ending):
            ready, _, _ = select.select([self._ours], [], [], max(deadline - time.monotonic(), 0))
            assert ready, text
            try:
                read = os.read(self._ours, 4096)
            except OSError:  # nobody is on the other side any more
                break
            text += read.decode().replace("\r\n", "\n")
        return text

    def type(self, keys: str) -> None:
        """Press keys."""
        os.write(self._ours, keys.encode())

    def end(self) -> tuple[int, str]:
        """Wait for the command to end: its exit code, and what it wrote since."""
        text = self.until("\0")
        code = self._process.wait(timeout=_SECONDS)
        os.close(self._ours)
        return code, text


def _take_terminal() -> None:
    """Let Ctrl-C on this terminal reach the command."""
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)
