"""`kerasgen lint`: files to sources, sources to findings, findings to output."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import click

from kerasgen.cli.failures import Failure
from kerasgen.cli.parameters import CODES
from kerasgen.cli.selection import excluding, settings_for
from kerasgen.cli.streams import read_stdin, say, write_stdout
from kerasgen.files.bytes import read_bytes
from kerasgen.files.source import UnreadableSourceError, decode
from kerasgen.files.trouble import describe

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kerasgen.report.findings.outcomes import FileFindings

__all__ = ["command"]

_STDIN = "-"
_FORMATS = ("full", "concise", "json", "github", "gitlab", "sarif", "junit")


@dataclass
class _Read:
    """What was read: sources by path, and how many could not be."""

    texts: dict[str, str] = field(default_factory=dict)
    failed: int = 0

    def add(self, path: str, data: bytes) -> None:
        """Decode one file, or say why not."""
        if path.endswith(".ipynb"):
            self.fail(path, "notebooks cannot be linted yet")
            return
        try:
            self.texts[path] = decode(data).text
        except UnreadableSourceError as error:
            self.fail(path, error.message)

    def fail(self, path: str, message: str) -> None:
        """Say why a file cannot be linted."""
        self.failed += 1
        say(f"{path}: error: {message}")


@click.command("lint", short_help="Find tensors that do not fit, without running the code.")
@click.argument("paths", nargs=-1, metavar="PATH...")
@click.option("--select", type=CODES, help="Only these rules, instead of those that are on.")
@click.option("--extend-select", type=CODES, help="These rules, too.")
@click.option("--ignore", type=CODES, help="All rules that are on but these.")
@click.option("--output-format", type=click.Choice(_FORMATS), help="How to report; default: full.")
@click.option("--exit-zero", is_flag=True, help="Exit with 0 even if there are findings.")
@click.option("--statistics", is_flag=True, help="Count the findings of each rule.")
@click.option("--stdin-filename", metavar="NAME", help="What standard input (-) is called.")
@click.option(
    "-j", "--jobs", type=click.IntRange(min=1), metavar="N", help="Processes; default: one a core."
)
@click.option(
    "--exclude", multiple=True, metavar="PATTERN", help="Pass over paths like this, as .gitignore."
)
@click.option("--force-exclude/--no-force-exclude", default=None, help="Also if named explicitly.")
@click.option("--config", metavar="FILE", help="Take the settings from FILE.")
@click.option("-q", "--quiet", is_flag=True, help="Say nothing but findings and errors.")
@click.option("-v", "--verbose", is_flag=True, help="Say what was not checked, and why.")
def command(**given: Any) -> int:
    """Build the models in PATH... without running the files, and report what does not fit.

    PATH is a file, a directory (walked for .py files), or - for standard input.
    """
    _require_sense(given)
    read = _read(given)
    files = _lint(read, _codes(given), given["jobs"])
    return _report(given, read, files)


def _require_sense(given: dict[str, Any]) -> None:
    paths = given["paths"]
    complaints = {
        "no PATH given; name files or directories, or - for standard input": not paths,
        "- stands alone: give files or standard input, not both": (
            _STDIN in paths and len(paths) > 1
        ),
        "--stdin-filename is for standard input: give - as PATH": (
            given["stdin_filename"] is not None and _STDIN not in paths
        ),
        "-q and -v contradict each other": given["quiet"] and given["verbose"],
    }
    for complaint, applies in complaints.items():
        if applies:
            raise click.UsageError(complaint, click.get_current_context())


def _codes(given: dict[str, Any]) -> list[str]:
    """Return the codes of the rules to apply."""
    from kerasgen.lint.rules import rules

    known = rules()
    asked = {*(given["select"] or ()), *(given["extend_select"] or ()), *(given["ignore"] or ())}
    for code in sorted(asked - known.keys()):
        raise Failure(f"there is no rule {code}; known are {', '.join(known)}")
    on = given["select"] or [code for code, rule in known.items() if rule.is_default]
    chosen = {*on, *(given["extend_select"] or ())} - {*(given["ignore"] or ())}
    return sorted(chosen)


def _read(given: dict[str, Any]) -> _Read:
    read = _Read()
    if given["paths"] == (_STDIN,):
        read.add(given["stdin_filename"] or "<stdin>", read_stdin())
        return read
    from kerasgen.files.discovery import discover

    settings = settings_for(given)
    patterns = excluding(given["exclude"], settings)
    forced = given["force_exclude"]
    if forced is None:
        forced = bool(settings.get("force-exclude"))
    found = discover(given["paths"], patterns, force_exclude=forced)
    for trouble in found.troubles:
        read.fail(trouble.path, trouble.message)
    for path in found.files:
        try:
            read.add(path, read_bytes(path))
        except OSError as error:
            read.fail(path, f"cannot read: {describe(error)}")
    return read


def _lint(read: _Read, codes: Sequence[str], jobs: int | None) -> list[FileFindings]:
    from kerasgen.convert.batch import available_cores
    from kerasgen.lint.check import Source, lint_sources
    from kerasgen.report.findings.outcomes import FileFindings

    sources = [Source(path, text) for path, text in read.texts.items()]
    files = []
    for source, outcome in zip(
        sources, lint_sources(sources, codes, jobs or available_cores()), strict=True
    ):
        if outcome.problem is not None:
            read.fail(source.path, outcome.problem)
        files.append(
            FileFindings(
                source.path,
                source.text,
                outcome.findings,
                outcome.not_checked,
                outcome.checked.models,
                outcome.checked.merges,
            )
        )
    return files


def _report(given: dict[str, Any], read: _Read, files: list[FileFindings]) -> int:
    from kerasgen.report.findings import FORMATS
    from kerasgen.report.findings.summary import statistics, summary, unchecked_lines

    output = FORMATS[given["output_format"] or "full"](files)
    if output:
        write_stdout(output.encode())
    if given["statistics"]:
        for line in statistics(files):
            say(line)
    if given["verbose"]:
        for line in unchecked_lines(files):
            say(line)
    if not given["quiet"]:
        for line in summary(files, read.failed):
            say(line)
    findings = [finding for file in files for finding in file.findings]
    if read.failed or any(finding.code == "KG000" for finding in findings):
        return 2
    return int(bool(findings) and not given["exit_zero"])
