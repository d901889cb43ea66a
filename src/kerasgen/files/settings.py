"""Settings of a project: `[tool.kerasgen]` of pyproject.toml, or `kerasgen.toml`, the closest one.

Nothing is merged and nothing is ignored in silence: an unknown key or a wrong type is an error.
"""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from kerasgen.files.bytes import read_bytes
from kerasgen.files.trouble import describe

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = ["BadSettingsError", "Settings", "find_settings", "load_settings"]

_STRINGS = "a list of strings"
_BOOLEAN = "true or false"
_NUMBER = "a whole number"
_STRING = "a string"
_TABLE = "a table"
_MODE = 'true, false or "strict"'

# What is of the linter alone, in the table `lint`.
LINT_KEYS = {
    "backend": _STRING,
    "baseline": _STRING,
    "extend-select": _STRINGS,
    "ignore": _STRINGS,
    "output-format": _STRING,
    "select": _STRINGS,
}
KEYS = {
    "exclude": _STRINGS,
    "force-exclude": _BOOLEAN,
    "infer-shapes": _BOOLEAN,
    "input-shape": _STRING,
    "jobs": _NUMBER,
    "lint": _TABLE,
    "output-format": _STRING,
    "to": _STRING,
    "verify": _MODE,
}


class BadSettingsError(ValueError):
    """Settings that cannot be used, in one line that names the file."""


@dataclass(frozen=True)
class Settings:
    """The settings that were found, by key, checked for their type. `path` is None without any."""

    path: str | None = None
    values: Mapping[str, Any] = field(default_factory=dict)

    def get(self, key: str, default: Any = None) -> Any:
        """Return the value of a key that is in KEYS."""
        assert key in KEYS
        return self.values.get(key, default)

    def of_lint(self, key: str) -> Any:
        """Return the value of a key that is in LINT_KEYS, None where it is not set."""
        assert key in LINT_KEYS
        return self.values.get("lint", {}).get(key)


def find_settings(paths: Sequence[str]) -> Settings:
    """Search upwards from the common parent of `paths`. Raises BadSettingsError."""
    directory = _common_directory(paths)
    while True:
        for name in ("kerasgen.toml", "pyproject.toml"):
            settings = _settings_in(os.path.join(directory, name))
            if settings is not None:
                return settings
        parent = os.path.dirname(directory)
        if parent == directory:
            return Settings()
        directory = parent


def load_settings(path: str) -> Settings:
    """Read the settings from a file named by the user. Raises BadSettingsError."""
    try:
        data = read_bytes(path)
    except OSError as error:
        raise BadSettingsError(f"{path}: cannot read: {describe(error)}") from None
    return _checked(path, _table(path, data) or {})


def _common_directory(paths: Sequence[str]) -> str:
    directories = [
        path if os.path.isdir(path) else os.path.dirname(path)
        for path in map(os.path.abspath, paths)
    ]
    try:
        return os.path.commonpath(directories)
    except ValueError:
        # No paths, or paths on several drives.
        return os.getcwd()


def _settings_in(path: str) -> Settings | None:
    """Read one file; None when it is not there or says nothing about kerasgen."""
    try:
        data = read_bytes(path)
    except OSError as error:
        if not os.path.lexists(path):
            # Not there, or in a directory that does not let itself be asked.
            return None
        raise BadSettingsError(f"{path}: cannot read: {describe(error)}") from None
    if _is_pyproject(path) and b"kerasgen" not in data:
        # Spares the parse, and the import of the parser, in nearly every project.
        return None
    table = _table(path, data)
    return None if table is None else _checked(path, table)


def _table(path: str, data: bytes) -> Mapping[str, Any] | None:
    document = _parsed(path, data)
    if not _is_pyproject(path):
        return document
    tools = document.get("tool", {})
    table = tools.get("kerasgen") if isinstance(tools, dict) else None
    if table is not None and not isinstance(table, dict):
        raise BadSettingsError(f"{path}: tool.kerasgen must be a table")
    return table


def _parsed(path: str, data: bytes) -> dict[str, Any]:
    if sys.version_info >= (3, 11):
        import tomllib
    else:
        import tomli as tomllib
    try:
        document: dict[str, Any] = tomllib.loads(data.decode())
    except UnicodeDecodeError:
        raise BadSettingsError(f"{path}: cannot parse: not UTF-8") from None
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise BadSettingsError(f"{path}: cannot parse: {error}") from None
    return document


def _is_pyproject(path: str) -> bool:
    return os.path.basename(path) == "pyproject.toml"


def _checked(path: str, table: Mapping[str, Any]) -> Settings:
    _check(path, "", table, KEYS)
    _check(path, "lint.", table.get("lint", {}), LINT_KEYS)
    return Settings(path, dict(table))


def _check(path: str, prefix: str, table: Mapping[str, Any], known: Mapping[str, str]) -> None:
    for key, value in table.items():
        if key not in known:
            nearest = _nearest(key, known)
            raise BadSettingsError(f"{path}: unknown setting {prefix + key!r}{nearest}")
        if not _fits(value, known[key]):
            what = f"{prefix}{key} must be {known[key]}, not {value!r}"
            raise BadSettingsError(f"{path}: {what}")


def _nearest(key: str, known: Mapping[str, str]) -> str:
    from difflib import get_close_matches

    close = get_close_matches(key.lower().replace("_", "-"), known, n=1)
    if close:
        return f"; did you mean {close[0]!r}?"
    return "; known are " + ", ".join(known)


def _fits(value: object, kind: str) -> bool:
    if kind is _STRINGS:
        return isinstance(value, list) and all(isinstance(item, str) for item in value)
    if kind is _TABLE:
        return isinstance(value, dict)
    if kind is _BOOLEAN:
        return isinstance(value, bool)
    if kind is _MODE:
        return isinstance(value, (bool, str))
    if kind is _NUMBER:
        return isinstance(value, int) and not isinstance(value, bool)
    return isinstance(value, str)
