"""`kerasgen lint`: files to sources, sources to findings, findings to output."""

from __future__ import annotations

import os
import time
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, NoReturn

import click

from kerasgen.cli.backends import BACKENDS
from kerasgen.cli.failures import Failure
from kerasgen.cli.lint_request import FORMATS, Request, merged, require_sense
from kerasgen.cli.parameters import CODES
from kerasgen.cli.selection import settings_for
from kerasgen.cli.streams import (
    as_bytes,
    clear_terminal,
    has_colours,
    read_stdin,
    say,
    write_stdout,
)
from kerasgen.files.bytes import read_bytes
from kerasgen.files.notebooks import Notebook, read_notebook
from kerasgen.files.source import UnreadableSourceError, decode
from kerasgen.files.trouble import describe
from kerasgen.lint.check import Source

if TYPE_CHECKING:
    from kerasgen.files.discovery import Found
    from kerasgen.report.findings.outcomes import CellText, FileFindings

__all__ = ["command"]

_STDIN = "-"


@dataclass
class _Read:
    """What was read: sources, the notebooks among them by path, and how many could not be."""

    sources: list[Source] = field(default_factory=list)
    notebooks: dict[str, Notebook] = field(default_factory=dict)
    failed: int = 0

    def add(self, path: str, data: bytes) -> None:
        """Decode one file, or say why not."""
        try:
            if path.endswith(".ipynb"):
                notebook = read_notebook(data)
                self.sources.append(Source(path, notebook.text, notebook.joined))
                self.notebooks[path] = notebook
            else:
                self.sources.append(Source(path, decode(data).text))
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
@click.option("--output-format", type=click.Choice(FORMATS), help="How to report; default: full.")
@click.option("--exit-zero", is_flag=True, help="Exit with 0 even if there are findings.")
@click.option("--statistics", is_flag=True, help="Count the findings of each rule.")
@click.option("--baseline", metavar="FILE", help="Report only what is not in FILE.")
@click.option("--write-baseline", metavar="FILE", help="Write what is found to FILE; exit with 0.")
@click.option(
    "--backend",
    type=click.Choice(BACKENDS),
    help="Keras without tensorflow (light), on it, or on it where needed (auto, the default).",
)
@click.option("--no-cache", is_flag=True, help="Build every file, also if it did not change.")
@click.option("--watch", is_flag=True, help="Lint again whenever a file changes, until Ctrl-C.")
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

    PATH is a file, a directory (walked for .py and .ipynb files), or - for standard input. Codes of
    rules are separated by commas; KG1 means all that begin with it.
    """
    require_sense(given)
    request = merged(given, settings_for(given))
    if request.watch:
        _watch(request)
    return _run(request)


def _run(request: Request) -> int:
    read = _read(request)
    files = _lint(read, request)
    if request.write_baseline is not None:
        return _write_baseline(request.write_baseline, read, files)
    return _report(request, read, _shown(request, files))


def _watch(request: Request) -> NoReturn:
    """Lint now and after each change, with a line before and after. Ctrl-C ends it."""
    import tempfile

    from kerasgen.cli.watch import snapshot, watch
    from kerasgen.report.text import counted

    def status(text: str) -> None:
        if not request.quiet:
            say(f"[{time.strftime('%H:%M:%S')}] {text}")

    def lint_again(changes: int | None) -> None:
        if changes is None:
            status("linting")
        else:
            clear_terminal()
            status(f"{counted(changes, 'file')} changed, linting")
        read = _read(quiet)
        files = _shown(quiet, _lint(read, quiet))
        _report(quiet, read, files)
        found = counted(sum(len(file.findings) for file in files), "finding")
        failed = f", {counted(read.failed, 'file')} failed" if read.failed else ""
        status(f"{found}{failed} in {counted(len(files), 'file')}; watching, Ctrl-C ends")

    with tempfile.TemporaryDirectory() as answers:
        # What did not change is not built again, also where nothing may be kept for later runs.
        quiet = replace(request, quiet=True, cache=request.cache or answers)
        watch(lambda: snapshot(_discover(request).files), lint_again)


def _shown(request: Request, files: list[FileFindings]) -> list[FileFindings]:
    """Leave out what the baseline holds, if there is one."""
    return files if request.baseline is None else _without_known(request.baseline, files)


def _discover(request: Request) -> Found:
    from kerasgen.files.discovery import discover

    return discover(request.paths, request.excludes, force_exclude=request.force_exclude)


def _read(request: Request) -> _Read:
    read = _Read()
    if request.paths == (_STDIN,):
        read.add(request.stdin_filename or "<stdin>", read_stdin())
        return read
    found = _discover(request)
    for trouble in found.troubles:
        read.fail(trouble.path, trouble.message)
    for path in found.files:
        try:
            read.add(path, read_bytes(path))
        except OSError as error:
            read.fail(path, f"cannot read: {describe(error)}")
    return read


def _lint(read: _Read, request: Request) -> list[FileFindings]:
    from kerasgen.cli.progress import progress
    from kerasgen.lint.check import Options, lint_sources
    from kerasgen.report.findings.outcomes import FileFindings

    options = Options(request.codes, request.jobs, request.backend, request.cache)
    with progress(len(read.sources)) as step:
        outcomes = lint_sources(read.sources, options, step)
    files = []
    for source, outcome in zip(read.sources, outcomes, strict=True):
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
                _cells(read.notebooks.get(source.path)),
            )
        )
    return files


def _cells(notebook: Notebook | None) -> dict[int, CellText]:
    """Return the texts of the cells of a notebook, by their number."""
    from kerasgen.report.findings.outcomes import CellText

    if notebook is None:
        return {}
    cells = enumerate(notebook.document.cells, 1)
    return {n: CellText(cell.source, notebook.file_lines(n)) for n, cell in cells}


def _write_baseline(path: str, read: _Read, files: list[FileFindings]) -> int:
    from kerasgen.files.writing import WriteRefusedError, write_file
    from kerasgen.report.findings.baseline import as_baseline
    from kerasgen.report.text import counted

    findings = [finding for file in files for finding in file.findings]
    text = as_baseline(findings, os.path.dirname(os.path.abspath(path)))
    try:
        write_file(path, as_bytes(text))
    except WriteRefusedError as error:
        raise Failure(f"{path}: {error}") from None
    say(f"{path}: {counted(len(findings), 'finding')} written; hide them with --baseline {path}")
    return 2 if read.failed else 0


def _without_known(path: str, files: list[FileFindings]) -> list[FileFindings]:
    """Leave out the findings that a baseline holds."""
    from kerasgen.report.findings.baseline import BadBaselineError, new_findings, read_baseline

    try:
        known = read_baseline(read_bytes(path).decode())
    except OSError as error:
        raise Failure(f"{path}: cannot read: {describe(error)}") from None
    except (BadBaselineError, UnicodeDecodeError) as error:
        raise Failure(f"{path}: {error}") from None
    directory = os.path.dirname(os.path.abspath(path))
    return [
        replace(file, findings=tuple(new_findings(file.findings, known, directory)))
        for file in files
    ]


def _report(request: Request, read: _Read, files: list[FileFindings]) -> int:
    from kerasgen.report.findings import FORMATS as RENDERERS
    from kerasgen.report.findings.colours import coloured
    from kerasgen.report.findings.summary import statistics, summary, unchecked_lines

    output = RENDERERS[request.output_format](files)
    if request.output_format == "full" and has_colours():
        output = coloured(output)
    if output:
        write_stdout(as_bytes(output))
    if request.statistics:
        for line in statistics(files):
            say(line)
    if request.verbose:
        for line in unchecked_lines(files):
            say(line)
    if not request.quiet:
        for line in summary(files, read.failed):
            say(line)
    findings = [finding for file in files for finding in file.findings]
    if read.failed or any(finding.code == "KG000" for finding in findings):
        return 2
    return int(bool(findings) and not request.exit_zero)
