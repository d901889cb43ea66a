"""Several new files at once: all of them are put in place, or none."""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
from typing import TYPE_CHECKING

from kerasgen.files.trouble import describe
from kerasgen.files.writing import WriteRefusedError, uninterrupted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

__all__ = ["place_files"]


def place_files(folder: str, files: Mapping[str, bytes], *, overwrite: bool) -> None:
    """Write files under `folder`, by their paths in it. Raises WriteRefusedError.

    All are written aside first; a failure while they are moved puts everything back as it was.
    """
    root = os.path.realpath(folder)
    targets = {path: os.path.join(root, *path.split("/")) for path in files}
    with _refusals(folder):
        if not overwrite:
            _require_free(targets.values())
        for target in targets.values():
            if os.path.isdir(target):
                raise WriteRefusedError(f"{target}: cannot write: it is a directory")
        with uninterrupted(), _aside(root, files) as staged, _made(targets.values()):
            _move({staged[path]: target for path, target in targets.items()})


@contextlib.contextmanager
def _refusals(folder: str) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise WriteRefusedError(f"{folder}: cannot write: {describe(error)}") from None


def _require_free(targets: Iterable[str]) -> None:
    taken = [target for target in targets if os.path.lexists(target)]
    if taken:
        more = f" and {len(taken) - 1} more" if len(taken) > 1 else ""
        raise WriteRefusedError(f"{taken[0]}{more}: exists; --force overwrites")


@contextlib.contextmanager
def _aside(root: str, files: Mapping[str, bytes]) -> Iterator[dict[str, str]]:
    """Hold the files in a temporary folder on the disk of the target. It is gone afterwards."""
    near = root
    while not os.path.isdir(near):
        near = os.path.dirname(near)
    aside = tempfile.mkdtemp(".tmp", ".kerasgen-", near)
    try:
        staged = {}
        for number, (path, data) in enumerate(files.items()):
            staged[path] = os.path.join(aside, str(number))
            with open(staged[path], "wb") as stream:
                stream.write(data)
                stream.flush()
                os.fsync(stream.fileno())
        yield staged
    finally:
        shutil.rmtree(aside, ignore_errors=True)


@contextlib.contextmanager
def _made(targets: Iterable[str]) -> Iterator[None]:
    """Make the folders that the targets need, and take them away again after a failure."""
    made: list[str] = []
    try:
        for target in targets:
            missing = []
            directory = os.path.dirname(target)
            while not os.path.isdir(directory):
                missing.append(directory)
                directory = os.path.dirname(directory)
            for directory in reversed(missing):
                os.mkdir(directory)
                made.append(directory)
        yield
    except BaseException:
        for directory in reversed(made):
            with contextlib.suppress(OSError):
                os.rmdir(directory)
        raise


def _move(moves: Mapping[str, str]) -> None:
    """Move each file over its target, keeping what was there until all are moved."""
    kept: dict[str, str] = {}
    placed: list[str] = []
    try:
        for source, target in moves.items():
            if os.path.lexists(target):
                os.rename(target, f"{source}.old")
                kept[target] = f"{source}.old"
            os.rename(source, target)
            placed.append(target)
    except BaseException:
        for target in placed:
            os.unlink(target)
        for target, old in kept.items():
            os.rename(old, target)
        raise
