"""Which files a command is about: the settings of the project, and the paths to pass over."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from kerasgen.cli.failures import Failure
from kerasgen.files.ignoring import BadPatternError, Patterns
from kerasgen.files.settings import BadSettingsError, Settings, find_settings, load_settings

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["excluding", "settings_for"]


def settings_for(given: Mapping[str, Any]) -> Settings:
    """Return the settings that the options of a command lead to."""
    try:
        if given["config"] is not None:
            return load_settings(given["config"])
        if "-" in given["paths"]:
            return find_settings([given["stdin_filename"] or os.curdir])
        return find_settings(given["paths"])
    except BadSettingsError as error:
        raise Failure(str(error)) from None


def excluding(typed: tuple[str, ...], settings: Settings) -> Patterns | None:
    """Return what to pass over. Patterns are relative to where they were written."""
    lines = typed or settings.get("exclude")
    if not lines:
        return None
    written_in = os.getcwd() if typed else os.path.dirname(os.path.abspath(settings.path or ""))
    try:
        return Patterns.parse(os.path.realpath(written_in), lines)
    except BadPatternError as error:
        origin = "--exclude" if typed else f"{settings.path}: exclude"
        raise Failure(f"{origin}: {error}") from None
