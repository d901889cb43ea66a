"""Standard streams as bytes: what kerasgen reads and writes keeps its encoding and newlines."""

from __future__ import annotations

import os
import sys

from kerasgen.cli.failures import Failure
from kerasgen.files.trouble import describe

__all__ = [
    "as_bytes",
    "clear_terminal",
    "has_colours",
    "is_interactive",
    "read_stdin",
    "say",
    "write_diff",
    "write_stdout",
]


def read_stdin() -> bytes:
    """Return standard input, whole."""
    if sys.stdin is None:
        raise Failure("cannot read standard input: it is closed")
    try:
        return sys.stdin.buffer.read()
    except OSError as error:
        raise Failure(f"cannot read standard input: {describe(error)}") from None


def write_stdout(data: bytes) -> None:
    """Write to standard output, at once. Raises BrokenPipeError when nobody reads it any more."""
    if sys.stdout is None:
        raise Failure("cannot write to standard output: it is closed")
    try:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise Failure(f"cannot write to standard output: {describe(error)}") from None


def as_bytes(text: str) -> bytes:
    """Return a text as UTF-8, with the bytes of a path that are no text as their escapes."""
    return text.encode(errors="backslashreplace")


def write_diff(path: str, before: bytes, after: bytes) -> None:
    """Write the change of a file to standard output, in colours on a terminal."""
    from kerasgen.report.diff import coloured, unified_diff

    diff = unified_diff(path, before, after)
    write_stdout(coloured(diff) if has_colours() else diff)


def say(line: str) -> None:
    """Write one line to standard error: what would break it, or is no text, as its escape.

    Raises BrokenPipeError when nobody reads it any more. Any other failure is nobody's to know.
    """
    if sys.stderr is None:
        return
    try:
        sys.stderr.write("".join(map(_shown, line)) + "\n")
        sys.stderr.flush()
    except BrokenPipeError:
        raise
    except OSError:
        pass


def _shown(character: str) -> str:
    return character if character.isprintable() else ascii(character)[1:-1]


def clear_terminal() -> None:
    """Clear the screen that standard output goes to, if it is one; what scrolled away stays."""
    if has_colours():
        write_stdout(b"\x1b[2J\x1b[H")


def is_interactive() -> bool:
    """Whether somebody sits there who reads standard output and can answer."""
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout))


def has_colours() -> bool:
    """Whether standard output is a terminal that wants colours (https://no-color.org)."""
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb" or os.name == "nt":
        return False
    return sys.stdout is not None and sys.stdout.isatty()
