"""Writes that cannot lose a file: written beside, synced, and renamed over the old one."""

from __future__ import annotations

import contextlib
import os
import signal
import stat
import tempfile
from typing import TYPE_CHECKING

from kerasgen.files.bytes import NotAFileError, read_bytes
from kerasgen.files.trouble import describe

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["WriteRefusedError", "replace_file", "uninterrupted", "write_file"]


class WriteRefusedError(Exception):
    """A file that was not written, and why, in one line. What was there is still there."""


def replace_file(path: str, data: bytes, *, read: bytes) -> None:
    """Put `data` in place of a file that still holds the bytes `read`. Raises WriteRefusedError.

    A link stays a link: the file that it leads to is replaced, and keeps its mode and owner.
    """
    target = os.path.realpath(path)
    with _refusals():
        _require_unchanged(target, read)
        if not os.access(target, os.W_OK):
            raise WriteRefusedError("cannot write: the file is write-protected")
        with uninterrupted(), _written_beside(target, data) as temporary:
            _keep_mode_and_owner(temporary, os.stat(target))
            _require_unchanged(target, read)
            os.replace(temporary, target)
        _sync_directory(os.path.dirname(target))


def write_file(path: str, data: bytes) -> None:
    """Write `data` to a new file, or over an old one. Raises WriteRefusedError.

    What is no regular file (`/dev/stdout`, a pipe) is written to, never replaced.
    """
    target = os.path.realpath(path)
    with _refusals():
        # Asked of the path as it is: the links of /dev/fd lead to pipes that have no name.
        status = _status(path)
        if status is not None and not stat.S_ISREG(status.st_mode):
            with open(path, "wb") as stream:
                stream.write(data)
            return
        with uninterrupted(), _written_beside(target, data) as temporary:
            if status is None:
                os.chmod(temporary, 0o666 & ~_umask())
            else:
                _keep_mode_and_owner(temporary, status)
            os.replace(temporary, target)
        _sync_directory(os.path.dirname(target))


@contextlib.contextmanager
def _refusals() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise WriteRefusedError(f"cannot write: {describe(error)}") from None


@contextlib.contextmanager
def uninterrupted() -> Iterator[None]:
    """Answer Ctrl-C and SIGTERM after the block: amid its steps they would leave a stray file."""
    found = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    handlers = {number: handler for number, handler in found.items() if handler is not None}
    held: list[int] = []
    try:
        with contextlib.suppress(ValueError):  # not the main thread: signals do not end it
            for number in handlers:
                signal.signal(number, lambda number, _: held.append(number))
        yield
    finally:
        with contextlib.suppress(ValueError):
            for number, handler in handlers.items():
                signal.signal(number, handler)
        for interrupt in held:
            signal.raise_signal(interrupt)


@contextlib.contextmanager
def _written_beside(target: str, data: bytes) -> Iterator[str]:
    """Hold a synced temporary file beside `target`. It is gone afterwards, whatever happens."""
    directory, name = os.path.split(target)
    descriptor, temporary = tempfile.mkstemp(".tmp", f".{name[:100]}-", directory)
    try:
        with open(descriptor, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        yield temporary
    finally:
        with contextlib.suppress(FileNotFoundError):
            os.unlink(temporary)


def _require_unchanged(target: str, read: bytes) -> None:
    try:
        now = read_bytes(target)
    except (FileNotFoundError, NotAFileError):
        now = None
    if now != read:
        raise WriteRefusedError("not written: the file changed on disk meanwhile; run again")


def _keep_mode_and_owner(temporary: str, status: os.stat_result) -> None:
    """Owner first: changing it may clear bits of the mode. Only root may give a file away."""
    if hasattr(os, "chown"):
        with contextlib.suppress(OSError):
            os.chown(temporary, status.st_uid, status.st_gid)
    os.chmod(temporary, stat.S_IMODE(status.st_mode))


def _sync_directory(directory: str) -> None:
    """Make the rename itself durable, where directories can be opened and synced."""
    with contextlib.suppress(OSError):
        descriptor = os.open(directory, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _status(path: str) -> os.stat_result | None:
    try:
        return os.stat(path)
    except FileNotFoundError:
        return None


def _umask() -> int:
    """Return the umask, which can only be read by setting it."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
