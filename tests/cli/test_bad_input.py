"""Bad input, as real processes: one clear line each, the other files done, never a traceback."""

from __future__ import annotations

import contextlib
import ctypes
import io
import os
import pty
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kerasgen.cli.streams import has_colours
from tests.cli.running import COMMAND, environment, invoke, process
from tests.cli.sources import AFTER, BEFORE, BROKEN, TWO

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.usefixtures("project")

KERAS = b"from keras import Sequential\n"
PYTHON_2 = " (this looks like Python 2; run 2to3 first)"

# What is behind the name of the file, as a regular expression.
SOURCES = {
    "undecodable": (KERAS + b"x = '\xff'\n", "2: not utf-8: cannot decode byte 0xff; save the"),
    "lying cookie": (
        b"# coding: ascii\n" + KERAS + b"x = '\xc3\xa9'\n",
        "3: not ascii: cannot decode byte 0xc3; save the file as UTF-8",
    ),
    "unknown cookie": (b"# coding: utf-9\n" + KERAS, "1: the encoding cookie names utf-9, which"),
    "mark and cookie": (
        b"\xef\xbb\xbf# coding: latin-1\n" + KERAS,
        "1: starts with a UTF-8 byte order mark, but its encoding cookie names another",
    ),
    "NUL": (KERAS + b"x = '\0'\n", "2: holds a NUL byte: no Python source"),
    "syntax error": (KERAS + b"x = Sequential([)\n", "2:17: cannot parse: closing parenthesis"),
    "indentation": (KERAS + b"if x:\ny = 1\n", "3:1: cannot parse: expected an indented block"),
    "tabs and blanks": (KERAS + b"if x:\n        y\n\tz\n", "4:1: cannot parse: inconsistent use"),
    "print": (KERAS + b"print 'hello'\n", "2:1: cannot parse: Missing parentheses in call"),
    "parentheses": (KERAS + b"x = " + b"(" * 10_000 + b")" * 10_000, r"[ \d:]+cannot parse: "),
    "brackets": (KERAS + b"x = " + b"[" * 10_000, r"[ \d:]+cannot parse: "),
    "minus signs": (KERAS + b"x = " + b"-" * 200_000 + b"1\n", r"[ \d:]+cannot parse: "),
    "long sum": (
        KERAS + b"x = 1" + b" + 1" * 100_000 + b"\n",
        r"[ \d:]+cannot parse: nested too deeply",
    ),
    "calls": (KERAS + b"x = f" + b"()" * 20_000 + b"\n", r"[ \d:]+cannot parse: nested too deeply"),
}


def test_sources_that_cannot_be_read_cost_one_line_each() -> None:
    for name, (data, _) in SOURCES.items():
        Path(f"{name}.py").write_bytes(data)
    Path("zz.py").write_bytes(BEFORE)
    run = process("convert", ".")
    assert (run.code, run.out) == (2, b"")
    *said, last, summary = run.lines
    for name, line in zip(sorted(SOURCES), said, strict=True):
        assert re.match(rf"{name}\.py:{SOURCES[name][1]}", line), line
        assert Path(f"{name}.py").read_bytes() == SOURCES[name][0]
    assert last == "converted zz.py (1 model)"
    failed, read = len(SOURCES), len(SOURCES) + 1
    assert summary == f"1 model in 1 file converted, {failed} files failed ({read} files read)"
    assert Path("zz.py").read_bytes() == AFTER


@pytest.mark.parametrize("name", SOURCES)
def test_a_source_that_cannot_be_read_goes_through_unchanged(name: str) -> None:
    data, complaint = SOURCES[name]
    run = invoke("convert", "-", stdin=data)
    assert (run.code, run.out) == (2, data)
    assert re.match(f"<stdin>:{complaint}", run.lines[0])
    assert run.lines[1:] == ["1 file failed (1 file read)"]


@pytest.mark.parametrize(
    "line",
    [
        "print 'x'",
        "print x",
        "print >>f, x",
        "exec 'x'",
        "raise E, 'x'",
        "try: x\nexcept E, e: y",
        "\tprint '%d' % x",
    ],
)
def test_python_2_is_recognised(line: str) -> None:
    # Some of it parses nowadays, so something else must not.
    source = f"from keras import Sequential\nif x:\n  y\n{line}\n(\n"
    run = invoke("convert", "-", stdin=source.encode())
    assert (run.code, run.out) == (2, source.encode())
    assert run.lines[0].endswith(PYTHON_2)


def test_python_3_is_not_taken_for_python_2() -> None:
    source = BROKEN + b"print('x')\n"
    assert PYTHON_2 not in invoke("convert", "-", stdin=source).err


def test_an_empty_file_is_none_of_it() -> None:
    Path("empty.py").touch()
    run = process("convert", "empty.py")
    assert (run.code, run.lines) == (0, ["no Sequential models in 1 file"])


def test_what_does_not_name_keras_is_not_even_decoded() -> None:
    Path("other.py").write_bytes(b"x = '\xff\0'\n(((")
    assert process("convert", "other.py").code == 0


def test_paths_that_lead_nowhere() -> None:
    Path("a.py").write_bytes(BEFORE)
    Path("loop.py").symlink_to("loop.py")
    names = ["nowhere", "nowhere.py", "nowhere/a.py", "a.py/b.py", "loop.py"]
    run = process("convert", *names, "a.py")
    assert run.code == 2
    places = [line.partition(": cannot read: ")[0] for line in run.lines]
    assert places[:-2] == names
    assert run.lines[-2] == "converted a.py (1 model)"
    assert Path("a.py").read_bytes() == AFTER


def without_override() -> None:
    """Take from root, in a process that starts, the power to do what modes forbid."""
    if os.geteuid() == 0:
        drop_from_bounding_set, override, read_and_search = 24, 1, 2
        for capability in (override, read_and_search):
            ctypes.CDLL(None).prctl(drop_from_bounding_set, capability, 0, 0, 0)


PERMISSIONS = pytest.mark.skipif(
    os.name == "nt" or (os.geteuid() == 0 and sys.platform != "linux"),
    reason="nothing is forbidden here",
)


@PERMISSIONS
@pytest.mark.parametrize(
    ("path", "mode", "complaint"),
    [
        ("locked", 0o000, "locked/: cannot read: permission denied"),
        ("locked", 0o444, "locked/b.py: cannot read: permission denied"),
        ("locked/b.py", 0o000, "locked/b.py: cannot read: permission denied"),
        ("locked/b.py", 0o444, "locked/b.py: cannot write: the file is write-protected"),
        ("locked", 0o555, "locked/b.py: cannot write: permission denied"),
    ],
)
def test_what_is_not_permitted(path: str, mode: int, complaint: str) -> None:
    Path("locked").mkdir()
    Path("locked/b.py").write_bytes(BEFORE)
    Path("z.py").write_bytes(BEFORE)
    Path(path).chmod(mode)
    try:
        run = process("convert", ".", before=without_override)
    finally:
        Path(path).chmod(0o755)
    assert run.code == 2
    assert complaint in run.lines
    assert len(run.lines) == 3
    assert Path("locked/b.py").read_bytes() == BEFORE
    assert Path("z.py").read_bytes() == AFTER
    assert [entry.name for entry in Path("locked").iterdir()] == ["b.py"]


@PERMISSIONS
def test_a_locked_directory_alone() -> None:
    Path("locked").mkdir(mode=0o000)
    try:
        run = process("convert", "locked", before=without_override)
    finally:
        Path("locked").chmod(0o755)
    assert (run.code, run.lines[0]) == (2, "locked/: cannot read: permission denied")
    assert len(run.lines) == 2


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_pipe_that_is_closed_after_the_first_line(jobs: str) -> None:
    for index in range(100):
        Path(f"f{index:02}.py").write_bytes(TWO + b"# padding\n" * 200)
    with subprocess.Popen(
        [*COMMAND, "convert", "--diff", "-q", "--jobs", jobs, "."],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
    ) as writer:
        assert writer.stdout is not None
        assert writer.stderr is not None
        assert writer.stdout.readline() == b"--- f00.py\n"
        writer.stdout.close()
        assert writer.stderr.read() == b""
    assert writer.returncode == 141


def test_a_name_that_is_no_text_and_one_of_two_lines() -> None:
    odd = [os.fsdecode(b"\xff.py"), "two\nlines.py"]
    for name in odd:
        Path(name).write_bytes(BEFORE)
    run = process("convert", ".")
    assert run.code == 0
    assert run.lines == [
        "converted two\\nlines.py (1 model)",
        "converted \\udcff.py (1 model)",
        "2 models in 2 files converted (2 files read)",
    ]


@contextlib.contextmanager
def terminal() -> Iterator[tuple[int, int]]:
    """The two ends of a terminal: that of the screen, and that of the program."""
    ends = pty.openpty()
    try:
        yield ends
    finally:
        for end in ends:
            os.close(end)


def test_a_terminal_gets_colours() -> None:
    Path("a.py").write_bytes(BEFORE)
    command = [*COMMAND, "convert", "--diff", "-q", "a.py"]
    variables = environment(TERM="xterm", NO_COLOR="")
    with terminal() as (screen, program):
        subprocess.run(command, check=True, stdout=program, env=variables)
        shown = os.read(screen, 1 << 16).replace(b"\r\n", b"\n")
    plain = process("convert", "--diff", "a.py", TERM="xterm", NO_COLOR="").out
    assert shown.startswith(b"\033[1m--- a.py\033[0m\n")
    assert re.sub(rb"\033\[\d+m", b"", shown) == plain
    assert b"\033" not in plain


@pytest.mark.parametrize(
    ("variables", "wanted"),
    [
        ({}, True),
        ({"NO_COLOR": ""}, True),
        ({"NO_COLOR": "1"}, False),
        ({"TERM": "dumb"}, False),
    ],
)
def test_a_terminal_may_want_no_colours(
    monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], wanted: bool
) -> None:
    for name, value in {"TERM": "xterm", "NO_COLOR": "", **variables}.items():
        monkeypatch.setenv(name, value)
    with terminal() as (_, program), open(program, "w", closefd=False) as stream:
        monkeypatch.setattr(sys, "stdout", stream)
        assert has_colours() is wanted
    monkeypatch.setattr(sys, "stdout", io.StringIO())
    assert not has_colours()
    monkeypatch.setattr(sys, "stdout", None)
    assert not has_colours()


@pytest.mark.parametrize(
    "arguments",
    [
        ("show",),
        ("show", "--format", "html"),
        ("show", "--format", "svg"),
        ("show", "--format", "json"),
        ("show", "--format", "mermaid"),
        ("lint",),
        *(
            ("lint", "--no-cache", "--output-format", name)
            for name in ("concise", "json", "sarif", "github", "gitlab", "junit")
        ),
        ("convert", "--check"),
        ("convert", "--diff"),
        ("convert", "--check", "--output-format", "json"),
    ],
)
def test_paths_that_are_no_text(arguments: tuple[str, ...]) -> None:
    name = b"caf\xe9.py"
    data = BEFORE + b"layers.Add()([keras.Input((2,)), keras.Input((3,))])\n"
    try:
        Path(os.fsdecode(name)).write_bytes(data)
    except OSError:
        pytest.skip("this system has no such paths")
    run = process(*arguments, os.fsdecode(name))
    assert "error" not in run.err
    assert run.code == (0 if arguments == ("convert", "--diff") else 1)
    assert "mermaid" in arguments or b"caf" in run.out + run.err.encode()
    if arguments != ("convert", "--diff"):  # it is for `patch`
        run.out.decode()
