"""Colours of a terminal, for what is written there; without them, text stays as it is."""

from __future__ import annotations

from collections.abc import Callable

__all__ = ["Paint", "plain", "with_colours"]

Paint = Callable[[str, str], str]

_CODES = {"dim": "2", "fault": "1;31", "head": "1", "input": "32", "kind": "36", "shared": "33"}


def plain(text: str, role: str) -> str:
    """Return the text as it is."""
    del role
    return text


def with_colours(text: str, role: str) -> str:
    """Return the text with the escapes of a terminal. `role` is what it is: a key of the table."""
    return f"\x1b[{_CODES[role]}m{text}\x1b[0m" if text.strip() and role in _CODES else text
