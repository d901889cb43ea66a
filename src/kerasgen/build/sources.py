"""Modules of a project as they are read: plain files of a bearable size, never run."""

from __future__ import annotations

import os

__all__ = ["module_bytes", "module_text"]

_LARGEST = 1_000_000


def module_bytes(path: str) -> bytes | None:
    """Return what a file holds; None where there is no plain file, or one that is too large."""
    try:
        # A pipe or a device would be waited for.
        if not os.path.isfile(path) or os.path.getsize(path) > _LARGEST:
            return None
        with open(path, "rb") as file:
            return file.read()
    except OSError:
        return None


def module_text(path: str) -> str | None:
    """Return the text of a module; None where it cannot be read."""
    data = module_bytes(path)
    try:
        return None if data is None else data.decode()
    except UnicodeDecodeError:
        return None
