"""What can go wrong between a path and a source, said in one line."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Trouble", "describe"]


@dataclass(frozen=True)
class Trouble:
    """One path that could not be used, and why. `message` is a single line."""

    path: str
    message: str


def describe(error: OSError) -> str:
    """Say what the operating system said, without its number and path."""
    text = error.strerror or str(error) or type(error).__name__
    return text[:1].lower() + text[1:]
