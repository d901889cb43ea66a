"""What `kerasgen lint` is asked for: the options that were typed, and the settings behind them."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import click

from kerasgen.cli.backends import BACKENDS, require_backend
from kerasgen.cli.failures import Failure
from kerasgen.cli.jobs import available_cores
from kerasgen.cli.selection import excluding

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kerasgen.files.ignoring import Patterns
    from kerasgen.files.settings import Settings

__all__ = ["FORMATS", "Request", "merged", "require_sense"]

FORMATS = ("full", "concise", "json", "github", "gitlab", "sarif", "junit")
# Those that can be written again and again.
_WATCHED = ("full", "concise")


@dataclass(frozen=True)
class Request:
    """One run: what to read, which rules to apply, and how to report."""

    paths: tuple[str, ...]
    stdin_filename: str | None
    excludes: Patterns | None
    force_exclude: bool
    codes: tuple[str, ...]
    output_format: str
    backend: str
    jobs: int
    cache: str | None
    baseline: str | None
    write_baseline: str | None
    exit_zero: bool
    statistics: bool
    watch: bool
    quiet: bool
    verbose: bool


def merged(given: dict[str, Any], settings: Settings) -> Request:
    """Let what was typed win over what the settings say. Raises Failure."""
    forced = given["force_exclude"]
    backend = given["backend"] or _chosen(settings, "backend", BACKENDS) or "auto"
    require_backend(backend)
    return Request(
        paths=given["paths"],
        stdin_filename=given["stdin_filename"],
        excludes=excluding(given["exclude"], settings),
        force_exclude=bool(settings.get("force-exclude") if forced is None else forced),
        codes=_codes(given, settings),
        output_format=_output_format(given, settings),
        backend=backend,
        jobs=given["jobs"] or _jobs(settings),
        cache=None if given["no_cache"] else _cache_directory(),
        baseline=given["baseline"] or _beside(settings, settings.of_lint("baseline")),
        write_baseline=given["write_baseline"],
        exit_zero=given["exit_zero"],
        statistics=given["statistics"],
        watch=given["watch"],
        quiet=given["quiet"],
        verbose=given["verbose"],
    )


def _output_format(given: dict[str, Any], settings: Settings) -> str:
    known = _WATCHED if given["watch"] else FORMATS
    chosen: str | None = given["output_format"] or _chosen(settings, "output-format", FORMATS)
    # What is typed was looked at; settings are for all runs, also for those that end.
    return chosen if chosen is not None and chosen in known else "full"


def _cache_directory() -> str:
    from kerasgen.lint.cache import default_directory

    return default_directory()


def _chosen(settings: Settings, key: str, choices: Sequence[str]) -> str | None:
    value: str | None = settings.of_lint(key)
    if value is not None and value not in choices:
        raise Failure(f"{settings.path}: lint.{key} must be one of {', '.join(choices)}")
    return value


def _jobs(settings: Settings) -> int:
    jobs: int | None = settings.get("jobs")
    if jobs is not None and jobs < 1:
        raise Failure(f"{settings.path}: jobs must be at least 1")
    return jobs or available_cores()


def _beside(settings: Settings, name: str | None) -> str | None:
    """Return a path that stands in the settings, seen from where they are."""
    if name is None or settings.path is None:
        return None
    return os.path.join(os.path.dirname(settings.path), name)


def _codes(given: dict[str, Any], settings: Settings) -> tuple[str, ...]:
    """Return the codes of the rules to apply. `KG1` means all that begin with it, `ALL` all."""
    from kerasgen.lint.rules import matching, rules

    known = rules()

    def asked(key: str) -> set[str]:
        typed = given[key.replace("-", "_")]
        origin = f"--{key}" if typed else f"{settings.path}: lint.{key}"
        found: set[str] = set()
        for name in typed or settings.of_lint(key) or ():
            codes = matching(name)
            if not codes:
                raise Failure(f"{origin}: there is no rule {name}; known are {', '.join(known)}")
            found |= codes
        return found

    on = asked("select") or {code for code, rule in known.items() if rule.is_default}
    return tuple(sorted((on | asked("extend-select")) - asked("ignore")))


def require_sense(given: dict[str, Any]) -> None:
    """Refuse options that contradict each other. Raises UsageError."""
    paths, reads_stdin = given["paths"], "-" in given["paths"]
    complaints = {
        "no PATH given; name files or directories, or - for standard input": not paths,
        "- stands alone: give files or standard input, not both": reads_stdin and len(paths) > 1,
        "--stdin-filename is for standard input: give - as PATH": (
            given["stdin_filename"] is not None and not reads_stdin
        ),
        "--watch is for files that change: give no -": given["watch"] and reads_stdin,
        "--watch reports again and again: give --output-format full or concise": (
            given["watch"] and given["output_format"] not in (None, *_WATCHED)
        ),
        "--watch goes on, --write-baseline ends: give one of them": (
            given["watch"] and given["write_baseline"] is not None
        ),
        "-q and -v contradict each other": given["quiet"] and given["verbose"],
        "--baseline hides what --write-baseline is to write: give one of them": (
            given["baseline"] is not None and given["write_baseline"] is not None
        ),
    }
    for complaint, applies in complaints.items():
        if applies:
            raise click.UsageError(complaint, click.get_current_context())
