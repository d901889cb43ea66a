"""Colours for the full report on a terminal: codes red, places bold, carets red, help green."""

from __future__ import annotations

import re

__all__ = ["coloured"]

_HEAD = re.compile(r"^(\S.*?:\d+:\d+:) (KG\d{3})(?= )")
_MARGIN = re.compile(r"^( *\d* [|=])")
_CARETS = re.compile(r"(?<=\| )( *)(\^+)$")

_RESET = "\x1b[0m"
_BOLD, _RED, _GREEN, _BLUE = "\x1b[1m", "\x1b[1;31m", "\x1b[32m", "\x1b[34m"


def coloured(text: str) -> str:
    """Return the full report with the escapes of a terminal."""
    return "".join(_line(line) for line in text.splitlines(keepends=True))


def _line(line: str) -> str:
    body = line.rstrip("\n")
    end = line[len(body) :]
    if _HEAD.match(body):
        return _HEAD.sub(rf"{_BOLD}\1{_RESET} {_RED}\2{_RESET}", body) + end
    body = _CARETS.sub(rf"\1{_RED}\2{_RESET}", body)
    body = re.sub(r"(?<== )(help:)", rf"{_GREEN}\1{_RESET}", body)
    return _MARGIN.sub(rf"{_BLUE}\1{_RESET}", body) + end
