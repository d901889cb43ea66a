"""Diffs: git and patch themselves apply them, and what comes out is the new file, byte for byte."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from kerasgen.report.diff import coloured, unified_diff

LONG = b"".join(b"line %d\n" % number for number in range(100))

CHANGES = {
    "a line": (b"a\nb\nc\n", b"a\nB\nc\n"),
    "far apart": (LONG, LONG.replace(b"line 7\n", b"").replace(b"line 90\n", b"90\n")),
    "CRLF": (b"a\r\nb\r\nc\r\n", b"a\r\nB\r\nc\r\n"),
    "CRLF and LF": (b"a\r\nb\nc\n", b"a\nb\r\nc\n"),
    "CR inside a line": (b"a\rb\nc\n", b"a\r-B\nc\n"),
    "no final newline": (b"a\nb", b"a\nB"),
    "final newline gained": (b"a\nb", b"a\nb\n"),
    "final newline lost": (b"a\nb\n", b"a\nb"),
    "no final newline, changed above": (b"a\nb\nc", b"A\nb\nc"),
    "latin-1": (b"\xe9\nb\n", b"\xe9\nB\n"),
    "byte order mark": (b"\xef\xbb\xbfa\n", b"\xef\xbb\xbfA\n"),
    "form feed": (b"a\n\x0cb\nc\n", b"a\n\x0cB\nc\n"),
    "lines like a diff": (b"--- a\n+++ b\n@@ -1 +1 @@\n", b"-- a\n++ b\n@@ -1 +1 @@\n"),
    "trailing blanks": (b"a  \n\t\nb\n", b"a\n\t\nb  \n"),
}

NAMES = [
    "a.py",
    "./a.py",
    "sub//a.py",
    "./sub/./a.py",
    "a b.py",
    "é漢.py",
    "sub dir/a.py",
    'quo"te.py',
    "back\\slash.py",
    "tab\tand\nnewline.py",
    os.fsdecode(b"\xff.py"),
]

TOOLS = {"git": ["git", "apply", "-p0"], "patch": ["patch", "--binary", "-p0"]}


@pytest.fixture(params=TOOLS)
def tool(request: pytest.FixtureRequest) -> list[str]:
    command = TOOLS[request.param]
    if shutil.which(command[0]) is None:
        pytest.skip(f"{command[0]} is not installed")
    return command


def applied(tool: list[str], here: Path, name: str, before: bytes, diff: bytes) -> bytes:
    path = here / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(before)
    done = subprocess.run(tool, check=False, cwd=here, input=diff, capture_output=True)
    assert done.returncode == 0, done.stderr.decode()
    return path.read_bytes()


@pytest.mark.parametrize("change", CHANGES)
def test_applies(tool: list[str], tmp_path: Path, change: str) -> None:
    before, after = CHANGES[change]
    assert applied(tool, tmp_path, "a.py", before, unified_diff("a.py", before, after)) == after


@pytest.mark.parametrize("name", NAMES)
def test_names_the_file_as_the_tools_read_it(tool: list[str], tmp_path: Path, name: str) -> None:
    assert applied(tool, tmp_path, name, b"a\n", unified_diff(name, b"a\n", b"b\n")) == b"b\n"


def test_a_file_below_the_current_directory_is_named_from_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    inside, outside = str(Path.cwd() / "sub" / "a.py"), str(Path.cwd().parent / "a.py")
    assert unified_diff(inside, b"a\n", b"b\n").startswith(b"--- sub/a.py\n+++ sub/a.py\n")
    assert unified_diff(outside, b"", b"a\n").startswith(b"--- " + os.fsencode(outside) + b"\n")
    assert unified_diff("sub/../a.py", b"", b"a\n").startswith(b"--- sub/../a.py\n")


def test_nothing_changed() -> None:
    assert unified_diff("a.py", LONG, LONG) == b""


@pytest.mark.parametrize("change", CHANGES)
def test_colours_change_no_other_byte(change: str) -> None:
    diff = unified_diff("a.py", *CHANGES[change])
    assert re.sub(rb"\033\[\d+m", b"", coloured(diff)) == diff


def test_colours_are_those_of_git() -> None:
    assert coloured(unified_diff("a.py", b"a\r\nb\n", b"a\r\nc\n")) == (
        b"\033[1m--- a.py\033[0m\n"
        b"\033[1m+++ a.py\033[0m\n"
        b"\033[36m@@ -1,2 +1,2 @@\033[0m\n"
        b" a\r\n"
        b"\033[31m-b\033[0m\n"
        b"\033[32m+c\033[0m\n"
    )
