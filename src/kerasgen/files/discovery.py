"""Paths as typed to files to work on: directories are walked in sorted order, no file comes twice.

Built for trees of ten thousands of files: one scandir per directory, no object per file.
"""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING

from kerasgen.files.ignoring import (
    Patterns,
    gitignore_in,
    gitignores_above,
    is_default_excluded,
    verdict,
    with_slash,
)
from kerasgen.files.trouble import Trouble, describe

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Found", "discover", "is_excluded"]

SUFFIXES = (".py", ".ipynb")

_by_name = attrgetter("name")


@dataclass(frozen=True)
class Found:
    """The files to work on, the paths that could not be used, the files passed over by name."""

    files: tuple[str, ...]
    troubles: tuple[Trouble, ...] = ()
    skipped: tuple[Trouble, ...] = ()


def discover(
    paths: Sequence[str], excludes: Patterns | None = None, *, force_exclude: bool = False
) -> Found:
    """Find the files that these paths stand for.

    Files named explicitly are taken whatever they are called, unless they are stubs. Excludes
    hold for what is found in directories; `force_exclude` extends them to the paths themselves.
    """
    search = _Search(excludes)
    for path in paths:
        if force_exclude and is_excluded(path, excludes):
            continue
        search.add(path)
    return Found(tuple(search.files), tuple(search.troubles), tuple(search.skipped))


def is_excluded(path: str, excludes: Patterns | None) -> bool:
    """Whether a path that was named explicitly, or a directory around it, is excluded.

    Only directories below the one that the patterns are relative to count (without patterns: the
    current one); where a project itself lies is not the project's choice.
    """
    parent, name = os.path.split(os.path.abspath(path))
    target = os.path.join(os.path.realpath(parent), name)
    base = excludes.base if excludes else with_slash(os.getcwd())
    if not target.startswith(base):
        return False
    *directories, _ = target[len(base) :].split(os.sep)
    current = base
    for directory in directories:
        current += directory + os.sep
        if _excludes_directory(directory, current, excludes):
            return True
    if os.path.isdir(target):
        return _excludes_directory(name, current + name + os.sep, excludes)
    return excludes is not None and excludes.verdict(current + name) is True


def _excludes_directory(name: str, path: str, excludes: Patterns | None) -> bool:
    found = None if excludes is None else excludes.verdict(path)
    return is_default_excluded(name) if found is None else found


class _Search:
    """Collects files. Every file is known by its real path, so that no way to it counts twice."""

    def __init__(self, excludes: Patterns | None) -> None:
        self._excludes = excludes
        self._seen: set[str] = set()
        self.files: list[str] = []
        self.troubles: list[Trouble] = []
        self.skipped: list[Trouble] = []

    def add(self, path: str) -> None:
        """Take a file, or walk a directory."""
        try:
            mode = os.stat(path).st_mode
        except (OSError, ValueError) as error:
            message = describe(error) if isinstance(error, OSError) else str(error)
            self.troubles.append(Trouble(path, f"cannot read: {message}"))
            return
        if stat.S_ISDIR(mode):
            self._walk(path)
        elif path.endswith(".pyi"):
            self.skipped.append(Trouble(path, "skipped: a stub file holds no models"))
        else:
            self._take(path, os.path.realpath(path))

    def _take(self, path: str, real: str) -> None:
        if real not in self._seen:
            self._seen.add(real)
            self.files.append(path)

    def _walk(self, root: str) -> None:
        real = with_slash(os.path.realpath(root))
        excludes = self._excludes
        if excludes is not None and not excludes.holds(real):
            excludes = excludes.moved_to(real)
        ignores = gitignores_above(real.rstrip(os.sep) or os.sep)
        if verdict(ignores, real):
            # The user named an ignored directory: what lies outside it has no more say.
            ignores = ()
        prefix = "" if root in (".", "." + os.sep) else with_slash(root)
        pending = [(prefix, real, ignores)]
        while pending:
            prefix, real, ignores = pending.pop()
            try:
                with os.scandir(prefix or ".") as entries:
                    listing = sorted(entries, key=_by_name)
            except OSError as error:
                self.troubles.append(Trouble(prefix or ".", f"cannot read: {describe(error)}"))
                continue
            rules = _Rules(excludes, _with_own(ignores, real, listing))
            inner = self._sift(listing, prefix, real, rules)
            pending.extend(
                (prefix + name + os.sep, real + name + os.sep, rules.ignores)
                for name in reversed(inner)
            )

    def _sift(
        self, listing: list[os.DirEntry[str]], prefix: str, real: str, rules: _Rules
    ) -> list[str]:
        """Take the files of one directory and return the names of the directories to walk."""
        inner: list[str] = []
        for entry in listing:
            name = entry.name
            if name.endswith(SUFFIXES) and entry.is_file():
                if not rules.pass_over_file(real + name):
                    path = prefix + name
                    self._take(path, os.path.realpath(path) if entry.is_symlink() else real + name)
            elif entry.is_dir(follow_symlinks=False) and not rules.pass_over_directory(
                name, real + name + os.sep
            ):
                inner.append(name)
        return inner


@dataclass(frozen=True)
class _Rules:
    """What is passed over in one directory of a walk."""

    excludes: Patterns | None
    ignores: tuple[Patterns, ...]

    def pass_over_file(self, path: str) -> bool:
        if self.excludes is not None and self.excludes.verdict(path):
            return True
        return bool(self.ignores) and verdict(self.ignores, path) is True

    def pass_over_directory(self, name: str, path: str) -> bool:
        if _excludes_directory(name, path, self.excludes):
            return True
        return bool(self.ignores) and verdict(self.ignores, path) is True


def _with_own(
    ignores: tuple[Patterns, ...], real: str, listing: list[os.DirEntry[str]]
) -> tuple[Patterns, ...]:
    """Add the directory's own `.gitignore`, if it has one."""
    if any(entry.name == ".gitignore" for entry in listing):
        own = gitignore_in(real)
        if own is not None:
            return (*ignores, own)
    return ignores
