"""The report of one run of the converter: what it counted, how it says so, how it exits."""

from __future__ import annotations

from collections import Counter
from enum import IntEnum
from typing import TYPE_CHECKING

from kerasgen.report.text import (
    change_line,
    counted,
    error_line,
    kept_lines,
    model_lines,
    notice_lines,
    unproved_lines,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kerasgen.report.outcomes import File

__all__ = ["Report", "Verbosity"]

_EXPLAINED = 3


class Verbosity(IntEnum):
    """How much a run says about itself."""

    QUIET = 0
    NORMAL = 1
    VERBOSE = 2


class Report:
    """Counts outcomes as they come and puts them into words.

    `writes` tells whether the run changes files (`converted`) or only looks (`would convert`);
    `fails_on_change` makes a file that would change count as a finding. `kind` is what the models
    are called that the run is about.
    """

    def __init__(
        self,
        verbosity: Verbosity = Verbosity.NORMAL,
        *,
        writes: bool,
        fails_on_change: bool,
        kind: str = "Sequential",
    ) -> None:
        self._verbosity = verbosity
        self._verb = "converted" if writes else "would convert"
        self._writes = writes
        self._fails_on_change = fails_on_change
        self._kind = kind
        self._files = self._changed = self._failed = self._converted = self._proved = 0
        self._kept: Counter[str] = Counter()
        self._names: set[str] = set()
        self._missing: list[str] = []

    def add(self, file: File) -> list[str]:
        """Count a file, and return the lines to say about it."""
        self._files += 1
        if not file.models and file.error is None and self._verbosity != Verbosity.VERBOSE:
            return []  # most files of most runs
        self._changed += file.changed
        self._failed += file.error is not None
        for model in file.models:
            self._names.update((model.name, *model.aliases))
            if model.reason is not None:
                self._kept[model.reason.code] += 1
            else:
                self._converted += 1
                self._proved += model.proof is not None and model.proof.outcome == "equal"
        return list(self._lines(file))

    def require_models(self, names: tuple[str, ...]) -> list[str]:
        """Return a line for each of these names that no model of the run had."""
        self._missing = [name for name in dict.fromkeys(names) if name not in self._names]
        return [
            f"no {self._kind} model is called {name!r} in {counted(self._files, 'file')}; "
            "run without --model, with --check -v, to see the names"
            for name in self._missing
        ]

    def _lines(self, file: File) -> Iterator[str]:
        error = error_line(file)
        if error is not None:
            yield error
        if self._verbosity == Verbosity.QUIET:
            return
        if file.changed:
            yield change_line(file, self._verb)
        if self._verbosity == Verbosity.VERBOSE:
            yield from model_lines(file, self._verb)
            if error is None and not file.models:
                yield f"{file.path}: no models"
        yield from unproved_lines(file)
        yield from notice_lines(file)
        yield from kept_lines(file)

    def summary(self) -> list[str]:
        """Return the closing lines: the counts, and the command to run next."""
        if self._verbosity == Verbosity.QUIET:
            return []
        return [self._counts(), *self._next_commands()]

    def _counts(self) -> str:
        parts = []
        if self._converted:
            would = "" if self._writes else " would be"
            files = counted(self._changed, "file")
            parts.append(f"{counted(self._converted, 'model')} in {files}{would} converted")
        if self._proved:
            which = "" if self._proved == self._converted else f"{self._proved} "
            parts.append(f"{which}proved equal")
        if self._kept:
            parts.append(f"{counted(self._kept.total(), 'model')} kept")
        if self._failed:
            parts.append(f"{counted(self._failed, 'file')} failed")
        if not parts:
            return f"no {self._kind} models in {counted(self._files, 'file')}"
        return ", ".join(parts) + f" ({counted(self._files, 'file')} read)"

    def _next_commands(self) -> list[str]:
        if not self._kept:
            return []
        codes = [code for code, _ in self._kept.most_common(_EXPLAINED)]
        commands = ", ".join(f"`kerasgen explain {code}`" for code in codes)
        return [f"why, and what to do: {commands}"]

    @property
    def exit_code(self) -> int:
        """Return 2 after an error, 1 when a file would change and must not, else 0."""
        if self._failed or self._missing:
            return 2
        return int(self._fails_on_change and self._changed > 0)
