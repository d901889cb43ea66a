"""A change as a unified diff, in the bytes of the file itself, so that `patch` can apply it."""

from __future__ import annotations

import difflib
import os
from typing import TYPE_CHECKING

from kerasgen.report.text import from_here

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["coloured", "unified_diff"]

_NO_NEWLINE = b"\\ No newline at end of file\n"
_RESET = b"\033[0m"
_COLOURS = {b"---": b"\033[1m", b"+++": b"\033[1m", b"@@": b"\033[36m", b"-": b"\033[31m"}
_COLOURS[b"+"] = b"\033[32m"


def unified_diff(path: str, before: bytes, after: bytes) -> bytes:
    """Return the diff from `before` to `after`; empty when they are equal."""
    name = _file_name(path)
    lines = difflib.diff_bytes(
        difflib.unified_diff, _lines(before), _lines(after), name, name, lineterm=b"\n"
    )
    return b"".join(_terminated(lines))


def coloured(diff: bytes) -> bytes:
    """Return the diff with the colours that git gives it."""
    return b"".join(map(_coloured_line, _lines(diff)))


def _lines(data: bytes) -> list[bytes]:
    """Split as patch does, at line feeds only: a carriage return is part of its line."""
    lines = [line + b"\n" for line in data.split(b"\n")]
    last = lines.pop()[:-1]
    return [*lines, last] if last else lines


def _terminated(lines: Iterator[bytes]) -> Iterator[bytes]:
    for line in lines:
        yield line
        if not line.endswith(b"\n"):
            yield b"\n" + _NO_NEWLINE


def _file_name(path: str) -> bytes:
    """Write a path the way git does: quoted if it must be, ended by a tab if it holds a space."""
    name = os.fsencode(from_here(path))
    if any(byte < 32 or byte in b'"\\' for byte in name):
        escaped = name.replace(b"\\", b"\\\\").replace(b'"', b'\\"')
        return b'"' + b"".join(_octal(byte) for byte in escaped) + b'"'
    return name + b"\t" if b" " in name else name


def _octal(byte: int) -> bytes:
    return b"\\%03o" % byte if byte < 32 else bytes([byte])


def _coloured_line(line: bytes) -> bytes:
    for start, colour in _COLOURS.items():
        if line.startswith(start):
            body = line.rstrip(b"\r\n")
            return colour + body + _RESET + line[len(body) :]
    return line
