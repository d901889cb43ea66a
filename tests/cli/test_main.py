"""The command itself: version, help, and how every kind of end is told."""

from __future__ import annotations

import contextlib
import errno
import os
import re
import shlex
import subprocess
import sys
from typing import TYPE_CHECKING

import click
import pytest

import kerasgen
from kerasgen.cli import main
from tests.cli.running import COMMAND, invoke, process

if TYPE_CHECKING:
    from collections.abc import Iterator


def test_version() -> None:
    run = process("--version")
    assert (run.code, run.err) == (0, "")
    assert run.out.decode().split() == ["kerasgen", kerasgen.__version__]


def test_help_names_the_commands() -> None:
    run = invoke("--help")
    assert (run.code, run.err) == (0, "")
    assert re.findall(r"^  (\w+)  ", run.out.decode(), re.MULTILINE) == [
        "convert",
        "explain",
        "lint",
        "new",
        "server",
        "show",
    ]


def test_without_a_command_help_is_an_error() -> None:
    run = invoke()
    assert (run.code, run.out) == (2, b"")
    assert run.err.startswith("Usage: kerasgen ")


def test_help_of_convert_names_every_option() -> None:
    out = invoke("convert", "--help").out.decode()
    named = set(re.findall(r"^  (?:-\w, )?(--[\w-]+)", out, re.MULTILINE))
    assert named == {
        *("--to", "--diff", "--check", "--interactive", "--output", "--stdin-filename"),
        *("--verify", "--infer-shapes"),
        *("--model", "--lines", "--input-shape", "--output-format", "--jobs", "--exclude"),
        *("--force-exclude", "--config", "--quiet", "--verbose", "--help"),
    }


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ("conver", "error: no such command 'conver'; did you mean 'convert'?"),
        ("train", "error: no such command 'train'; commands are convert, explain"),
        ("--colour", "error: no such option"),
        ("-- -x", "error: no such "),
        ("explain a b", "error: got unexpected extra argument (b)"),
    ],
)
def test_what_is_no_command(typed: str, line: str) -> None:
    run = invoke(*typed.split())
    assert (run.code, run.out, len(run.lines)) == (2, b"", 1)
    assert run.err.startswith(line)
    assert re.search(r"; see `kerasgen( explain)? --help`$", run.lines[0])


def test_called_from_python_errors_are_raised() -> None:
    with pytest.raises(click.UsageError):
        main(["nonsense"], standalone_mode=False)
    assert main(["--version"], standalone_mode=False) == 0


@pytest.mark.parametrize(
    ("error", "code", "line"),
    [
        (KeyboardInterrupt(), 130, "interrupted"),
        (click.Abort(), 130, "interrupted"),
        (OSError(errno.ENOSPC, "No space left on device"), 2, "error: no space left on device"),
        (
            FileNotFoundError(errno.ENOENT, "No such file or directory", "/x"),
            2,
            "error: /x: no such file or directory",
        ),
        (
            RuntimeError("two\nlines"),
            2,
            "error: internal error: RuntimeError: two lines; please report it",
        ),
    ],
)
@pytest.mark.parametrize("where", ["invoke", "make_context"])
def test_every_end_is_one_line(
    monkeypatch: pytest.MonkeyPatch, error: BaseException, code: int, line: str, where: str
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(click.Group, where, fail)
    run = invoke("explain")
    assert (run.code, run.out, run.lines) == (code, b"", [line])


SHELL = f"{shlex.quote(sys.executable)} -m kerasgen"
FULL = pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no device that is full")  # noqa: PTH110


@FULL
@pytest.mark.parametrize(
    "typed", ["--version", "--help", "explain", "explain subclass", "convert - -o -"]
)
def test_standard_output_that_is_full(typed: str) -> None:
    run = process("-c", f"{SHELL} {typed} > /dev/full", command=("sh",), stdin=b"x = 1\n")
    assert (run.code, len(run.lines)) == (2, 1)
    assert run.err.endswith("no space left on device\n")


@FULL
@pytest.mark.parametrize(("typed", "code"), [("explain nonsense", 2), ("convert -", 0), ("", 2)])
def test_standard_error_that_is_full_stops_nothing(typed: str, code: int) -> None:
    run = process("-c", f"{SHELL} {typed} 2> /dev/full", command=("sh",), stdin=b"x = 1\n")
    assert run.code == code
    assert run.out == (b"x = 1\n" if code == 0 else b"")


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ("explain >&-", "error: cannot write to standard output: it is closed"),
        ("convert - >&-", "error: cannot write to standard output: it is closed"),
        ("convert - <&-", "error: cannot read standard input: it is closed"),
        ("convert - 0> sink", "error: cannot read standard input: bad file descriptor"),
    ],
)
@pytest.mark.usefixtures("project")
def test_streams_that_are_closed(typed: str, line: str) -> None:
    run = process("-c", f"{SHELL} {typed}", command=("sh",))
    assert (run.code, run.lines) == (2, [line])


def test_standard_error_that_is_closed() -> None:
    run = process("-c", f"{SHELL} convert - 2>&-", command=("sh",), stdin=b"x = 1\n")
    assert (run.code, run.out) == (0, b"x = 1\n")


@pytest.mark.parametrize("typed", ["--help", "explain", "convert -", "convert --help"])
def test_standard_output_that_nobody_reads(typed: str) -> None:
    with unread_pipe() as pipe:
        command = [*COMMAND, *typed.split()]
        done = subprocess.run(
            command, check=False, stdout=pipe, stderr=subprocess.PIPE, input=b"x = 1\n"
        )
    assert (done.returncode, done.stderr) == (141, b"")


def test_standard_error_that_nobody_reads() -> None:
    with unread_pipe() as pipe:
        done = subprocess.run([*COMMAND, "convert", "nowhere.py"], check=False, stderr=pipe)
    assert done.returncode == 141


@contextlib.contextmanager
def unread_pipe() -> Iterator[int]:
    """A pipe to write to whose reader is gone already."""
    reader, writer = os.pipe()
    os.close(reader)
    try:
        yield writer
    finally:
        os.close(writer)
