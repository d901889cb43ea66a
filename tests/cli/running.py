"""Runs kerasgen: in this process through click's runner, or as a process of its own."""

from __future__ import annotations

import inspect
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from click.testing import CliRunner

from kerasgen.cli import main

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["COMMAND", "Run", "environment", "invoke", "process"]

COMMAND = (sys.executable, "-m", "kerasgen")

# Before click 8.2 the runner mixed the streams unless told otherwise; since then it cannot.
_SEPARATE: dict[str, Any] = (
    {"mix_stderr": False} if "mix_stderr" in inspect.signature(CliRunner).parameters else {}
)


@dataclass(frozen=True)
class Run:
    """How a run ended and what it wrote."""

    code: int
    out: bytes
    err: str

    @property
    def lines(self) -> list[str]:
        """The lines of standard error."""
        return self.err.splitlines()


def invoke(*arguments: str, stdin: bytes = b"") -> Run:
    """Run in this process, in the current directory."""
    result = CliRunner(**_SEPARATE).invoke(main, arguments, input=stdin, prog_name="kerasgen")
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return Run(result.exit_code, result.stdout_bytes, result.stderr)


def process(
    *arguments: str,
    stdin: bytes = b"",
    before: Callable[[], None] | None = None,
    command: tuple[str, ...] = COMMAND,
    **variables: str,
) -> Run:
    """Run as a process in the current directory. `before` is called in it, before it starts."""
    done = subprocess.run(
        [*command, *arguments],
        check=False,
        input=stdin,
        capture_output=True,
        env=environment(**variables),
        preexec_fn=before,
    )
    return Run(done.returncode, done.stdout, done.stderr.decode())


def environment(**variables: str) -> dict[str, str]:
    """The environment, with this kerasgen to be imported whatever the current directory is."""
    source = Path(inspect.getfile(sys.modules["kerasgen"])).parent.parent
    paths = [str(source), os.environ.get("PYTHONPATH", "")]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, paths)), **variables}
