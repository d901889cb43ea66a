"""Keeps the answers of the workers between runs: a file that did not change starts no worker.

An entry is found by the text and path of a source, the versions and the settings. It holds the
hashes of the modules that the source imports, and of those it looked for in vain, and is used only
while they are the same.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import sys
import tempfile
import time
from dataclasses import dataclass
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from kerasgen import __version__
from kerasgen.build.sources import module_bytes

if TYPE_CHECKING:
    from collections.abc import Collection

__all__ = ["Cache", "default_directory", "digest_of", "open_cache"]

# Entries that nothing wrote for so long are removed.
_DAYS = 30


def default_directory() -> str:
    """Return where answers are kept: KERASGEN_CACHE_DIR, or what the system has for caches."""
    asked = os.environ.get("KERASGEN_CACHE_DIR")
    if asked:
        return asked
    home = os.path.expanduser("~")
    if sys.platform == "darwin":
        base = os.path.join(home, "Library", "Caches")
    elif sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or os.path.join(home, "AppData", "Local")
    else:
        base = os.environ.get("XDG_CACHE_HOME") or os.path.join(home, ".cache")
    return os.path.join(base, "kerasgen")


def digest_of(path: str) -> str | None:
    """Return the hash of a module, None where there is no file that could be one."""
    data = module_bytes(path)
    return None if data is None else hashlib.sha256(data).hexdigest()


@dataclass(frozen=True)
class Cache:
    """A directory of answers. `settings` tells apart what is not in the source."""

    directory: str
    settings: str

    def find(self, path: str, text: str) -> dict[str, Any] | None:
        """Return the answer for a source, if it is there and still right."""
        try:
            with open(self._place(path, text), encoding="utf-8") as file:
                entry = json.load(file)
            is_same = all(digest_of(p) == digest for p, digest in entry["modules"].items())
            answer: dict[str, Any] = entry["answer"]
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            # Not there, or damaged: either way it is made anew.
            return None
        return answer if is_same else None

    def store(self, path: str, text: str, answer: dict[str, Any]) -> None:
        """Keep an answer. A cache that cannot be written is none."""
        entry = {"modules": answer.get("modules", {}), "answer": answer}
        with contextlib.suppress(OSError):
            os.makedirs(self.directory, exist_ok=True)
            with tempfile.NamedTemporaryFile(
                "w", encoding="utf-8", dir=self.directory, delete=False, suffix=".new"
            ) as file:
                json.dump(entry, file)
            os.replace(file.name, self._place(path, text))

    def prune(self) -> None:
        """Remove entries that are old."""
        oldest = time.time() - _DAYS * 86_400
        with contextlib.suppress(OSError), os.scandir(self.directory) as entries:
            for entry in entries:
                with contextlib.suppress(OSError):
                    if entry.name.endswith((".json", ".new")) and entry.stat().st_mtime < oldest:
                        os.unlink(entry.path)

    def _place(self, path: str, text: str) -> str:
        parts = (self.settings, os.path.abspath(path), path, text)
        key = hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()
        return os.path.join(self.directory, f"{key}.json")


def open_cache(directory: str, codes: Collection[str], backend: str) -> Cache:
    """Return the cache for these settings and the installed versions."""
    packages = ["keras"] if backend == "light" else ["keras", "tensorflow"]
    facts = [__version__, _stamp(os.path.dirname(os.path.dirname(__file__))), sys.version, backend]
    facts.extend(map(_installed, packages))
    facts.extend(sorted(codes))
    return Cache(directory, "\0".join(facts))


def _installed(package: str) -> str:
    """Return what changes when another version of a package is installed."""
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        return f"{package}: none"
    found = os.stat(spec.origin)
    return f"{spec.origin}: {found.st_mtime_ns} {found.st_size}"


def _stamp(directory: str) -> str:
    """Return what changes when this package does, for installations that are edited."""
    newest = 0
    for room in ("build", "lint", "reading"):
        for parent, _, names in os.walk(os.path.join(directory, room)):
            for name in names:
                if name.endswith(".py"):
                    newest = max(newest, os.stat(os.path.join(parent, name)).st_mtime_ns)
    return str(newest)
