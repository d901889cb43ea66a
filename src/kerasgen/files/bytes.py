"""Reads a file whole, with as few system calls as that takes."""

from __future__ import annotations

import os
import stat

__all__ = ["NotAFileError", "read_bytes"]

_FLAGS = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)


class NotAFileError(OSError):
    """The path is a directory, a pipe or a device: nothing that can be read and rewritten."""

    def __init__(self) -> None:
        super().__init__("not a regular file")


def read_bytes(path: str) -> bytes:
    """Return the content of a regular file. Raises OSError.

    Opening does not block, so that a named pipe is refused and not waited for.
    """
    descriptor = os.open(path, _FLAGS)
    try:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode):
            raise NotAFileError
        data = os.read(descriptor, status.st_size + 1)
        if len(data) == status.st_size:
            return data
        return _read_on(descriptor, data)
    finally:
        os.close(descriptor)


def _read_on(descriptor: int, data: bytes) -> bytes:
    """Finish a read that met a file that grows, shrinks, or is larger than one read may be."""
    parts = [data]
    while parts[-1]:
        parts.append(os.read(descriptor, 1 << 20))
    return b"".join(parts)
