"""Which paths are passed over: well-known directories, patterns of the user, `.gitignore` files.

pathspec is imported only where there is a pattern to match.
"""

from __future__ import annotations

import contextlib
import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kerasgen.files.bytes import read_bytes

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pathspec import GitIgnoreSpec

__all__ = [
    "BadPatternError",
    "Patterns",
    "gitignore_in",
    "gitignores_above",
    "is_default_excluded",
    "verdict",
]

DEFAULT_EXCLUDES = frozenset(
    {
        ".bzr",
        ".direnv",
        ".eggs",
        ".git",
        ".hg",
        ".ipynb_checkpoints",
        ".mypy_cache",
        ".nox",
        ".pants.d",
        ".pyenv",
        ".pytest_cache",
        ".pytype",
        ".ruff_cache",
        ".svn",
        ".tox",
        ".venv",
        ".vscode",
        "__pycache__",
        "__pypackages__",
        "_build",
        "build",
        "dist",
        "node_modules",
        "site-packages",
        "venv",
    }
)


class BadPatternError(ValueError):
    """A pattern that is no gitignore pattern."""


@dataclass(frozen=True)
class Patterns:
    """Gitignore patterns and the directory they are relative to (absolute, with a final slash)."""

    base: str
    spec: GitIgnoreSpec

    @classmethod
    def parse(cls, base: str, lines: Iterable[str]) -> Patterns:
        """Compile the patterns of the user. Raises BadPatternError."""
        from pathspec import GitIgnoreSpec

        compiled = [_compiled(line) for line in lines]
        return cls(with_slash(base), GitIgnoreSpec([p for found in compiled for p in found]))

    @classmethod
    def parse_gitignore(cls, base: str, lines: Iterable[str]) -> Patterns:
        """Compile the patterns of a `.gitignore`. As git does, pass over those that are none."""
        from pathspec import GitIgnoreSpec

        patterns: list[Any] = []
        for line in lines:
            with contextlib.suppress(BadPatternError):
                patterns.extend(_compiled(line))
        return cls(with_slash(base), GitIgnoreSpec(patterns))

    def holds(self, path: str) -> bool:
        """Whether an absolute path lies below the directory of these patterns."""
        return path.startswith(self.base)

    def moved_to(self, base: str) -> Patterns:
        """Return the same patterns, relative to another directory."""
        return Patterns(with_slash(base), self.spec)

    def verdict(self, path: str) -> bool | None:
        """Whether the last pattern that matches ignores the path; None when none matches.

        The path is absolute, below `base`, and ends with a slash when it is a directory.
        """
        inner = path[len(self.base) :]
        if os.sep != "/":
            inner = inner.replace(os.sep, "/")
        return self.spec.check_file(inner).include


def _compiled(line: str) -> list[Any]:
    """Compile one line; a blank or a comment gives nothing."""
    from pathspec import GitIgnoreSpec

    try:
        return list(GitIgnoreSpec.from_lines([line]).patterns)
    except ValueError:
        raise BadPatternError(f"not a gitignore pattern: {line!r}") from None


def verdict(chain: Sequence[Patterns], path: str) -> bool | None:
    """Ask the patterns closest to the path first, as git does."""
    for patterns in reversed(chain):
        found = patterns.verdict(path)
        if found is not None:
            return found
    return None


def is_default_excluded(name: str) -> bool:
    """Whether a directory of this name never holds source that a person works on."""
    return name in DEFAULT_EXCLUDES or name.endswith(".egg-info")


def gitignore_in(directory: str) -> Patterns | None:
    """Read the `.gitignore` of a directory; None when there is none that can be read."""
    try:
        data = read_bytes(os.path.join(directory, ".gitignore"))
    except OSError:
        return None
    lines = data.decode("utf-8", "surrogateescape").lstrip("\ufeff").splitlines()
    return Patterns.parse_gitignore(directory, lines)


def gitignores_above(directory: str) -> tuple[Patterns, ...]:
    """Read the `.gitignore` files from the repository's root down to the parent of `directory`."""
    found: list[Patterns] = []
    current = directory
    while not os.path.lexists(os.path.join(current, ".git")):
        parent = os.path.dirname(current)
        if parent == current:
            return ()
        current = parent
        patterns = gitignore_in(current)
        if patterns is not None:
            found.append(patterns)
    return tuple(reversed(found))


def with_slash(directory: str) -> str:
    """Return the directory with exactly one separator at its end."""
    return directory if directory.endswith(os.sep) else directory + os.sep
