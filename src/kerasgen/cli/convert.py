"""`kerasgen convert`: options and settings to one request, and the request to output."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import click

from kerasgen.cli.failures import Failure
from kerasgen.cli.jobs import available_cores
from kerasgen.cli.parameters import LINES, MODE, MODES, SHAPE
from kerasgen.cli.selection import excluding, settings_for
from kerasgen.cli.streams import as_bytes, is_interactive, read_stdin, say, write_diff, write_stdout
from kerasgen.convert.file import (
    FileOutcome,
    Options,
    convert_bytes,
    failed,
    write_back,
)
from kerasgen.files.bytes import read_bytes
from kerasgen.files.trouble import describe
from kerasgen.files.writing import WriteRefusedError, write_file
from kerasgen.report.report import Report, Verbosity
from kerasgen.verify.files import Checks, checked_files

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kerasgen.files.ignoring import Patterns
    from kerasgen.files.settings import Settings

__all__ = ["command"]

_STDIN = "-"
_TARGETS = ("functional", "sequential")
_FORMATS = ("text", "json")
# What the models are called that are rewritten, by what they become.
_KINDS = {"functional": "Sequential", "sequential": "functional"}


@dataclass(frozen=True)
class _Request:
    """A run of the converter, with options and settings merged and checked."""

    paths: tuple[str, ...]
    options: Options
    checks: Checks
    diff: bool
    check: bool
    interactive: bool
    output: str | None
    stdin_filename: str | None
    output_format: str
    excludes: Patterns | None
    force_exclude: bool
    verbosity: Verbosity

    @property
    def looks_only(self) -> bool:
        """Whether nothing may be written."""
        return self.diff or self.check


class _Command(click.Command):
    """A command whose option `--verify` takes a value behind `=` only, never the next argument."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        end = args.index("--") if "--" in args else len(args)
        options = ["--verify=on" if arg == "--verify" else arg for arg in args[:end]]
        return super().parse_args(ctx, [*options, *args[end:]])


@click.command("convert", cls=_Command, short_help="Rewrite models in place, or show how.")
@click.argument("paths", nargs=-1, metavar="PATH...")
@click.option(
    "--to", type=click.Choice(_TARGETS), help="What to rewrite models into; default: functional."
)
@click.option("--diff", is_flag=True, help="Print a unified diff; write nothing.")
@click.option("--check", is_flag=True, help="Write nothing; exit 1 if a file would change.")
@click.option("-i", "--interactive", is_flag=True, help="Show what each model becomes, and ask.")
@click.option("-o", "--output", metavar="FILE", help="Write the result of one input to FILE.")
@click.option("--stdin-filename", metavar="NAME", help="What standard input (-) is called.")
@click.option("--model", "models", metavar="NAME", multiple=True, help="Only models of this name.")
@click.option("--lines", type=LINES, help="Only models that touch these lines of one input.")
@click.option(
    "--input-shape", type=SHAPE, metavar="32,32,3", help="The shape for models that state none."
)
@click.option(
    "--infer-shapes/--no-infer-shapes",
    default=None,
    help="Find the shape where the data of a model tells it; default: yes.",
)
@click.option(
    "--verify",
    type=MODE,
    metavar="[=strict]",
    help="Prove that models stay the same before writing; strict: write nothing unproved.",
)
@click.option("--output-format", type=click.Choice(_FORMATS), help="How to report.")
@click.option(
    "-j", "--jobs", type=click.IntRange(min=1), metavar="N", help="Processes; default: one a core."
)
@click.option(
    "--exclude",
    "exclude",
    metavar="PATTERN",
    multiple=True,
    help="Pass over paths like this, written as in .gitignore; adds to build, venv and the like.",
)
@click.option(
    "--force-exclude/--no-force-exclude",
    default=None,
    help="Pass over excluded paths even when they are named explicitly.",
)
@click.option("--config", metavar="FILE", help="Take the settings from FILE.")
@click.option("-q", "--quiet", is_flag=True, help="Say nothing but errors.")
@click.option("-v", "--verbose", is_flag=True, help="Name every model and every file.")
def command(**given: Any) -> int:
    """Rewrite the Sequential models in PATH... as functional models, or back.

    PATH is a file, a directory (walked for .py and .ipynb files), or - for standard input, whose
    whole source is written to standard output. A model that cannot be rewritten is kept as it is,
    and said why: see `kerasgen explain`.
    """
    _require_sense(given)
    request = _merged(given, settings_for(given))
    if request.interactive and not is_interactive():
        raise Failure("--interactive asks on a terminal; elsewhere, look with --diff")
    return _run(request)


def _require_sense(given: dict[str, Any]) -> None:
    """Refuse options that contradict each other."""
    paths, reads_stdin = given["paths"], _STDIN in given["paths"]
    one = len(paths) == 1 and not os.path.isdir(paths[0])
    json = given["output_format"] == "json"
    complaints = {
        "no PATH given; name files or directories, or - for standard input": not paths,
        f"to choose how to prove, write --verify={_mode(paths)}, with the equals sign": (
            _mode(paths) is not None
        ),
        "- stands alone: give files or standard input, not both": reads_stdin and len(paths) > 1,
        "--stdin-filename is for standard input: give - as PATH": (
            given["stdin_filename"] is not None and not reads_stdin
        ),
        "-o takes one file (or -) as PATH": given["output"] is not None and not one,
        "--lines takes one file (or -) as PATH": given["lines"] is not None and not one,
        "--input-shape is for Sequential models: --to sequential reads others": (
            given["input_shape"] is not None and given["to"] == "sequential"
        ),
        "-o writes, --diff and --check do not: give one of them": (
            given["output"] is not None and (given["diff"] or given["check"])
        ),
        "--interactive asks before it writes files: give it without -, -o, --diff and --check": (
            given["interactive"]
            and bool(reads_stdin or given["output"] or given["diff"] or given["check"])
        ),
        "-q and -v contradict each other": given["quiet"] and given["verbose"],
        "--interactive and --output-format json both need standard output": (
            json and given["interactive"]
        ),
        "--diff and --output-format json both need standard output": json and given["diff"],
        "the source and --output-format json both need standard output; add --check or -o": (
            json and _prints_source(given)
        ),
    }
    for complaint, applies in complaints.items():
        if applies:
            raise click.UsageError(complaint, click.get_current_context())


def _mode(paths: tuple[str, ...]) -> str | None:
    """Return the PATH that was meant as a mode of --verify: there is no such file."""
    return next((p for p in paths if p in MODES and not os.path.lexists(p)), None)


def _prints_source(given: dict[str, Any]) -> bool:
    """Whether standard output is for the converted source."""
    if given["output"] is not None:
        return bool(given["output"] == _STDIN)
    return _STDIN in given["paths"] and not given["diff"] and not given["check"]


def _merged(given: dict[str, Any], settings: Settings) -> _Request:
    """Let what was typed win over what the settings say."""

    def value(key: str, kind: click.ParamType) -> Any:
        typed = given[key.replace("-", "_")]
        if typed is not None or settings.get(key) is None:
            return typed
        try:
            return kind.convert(settings.get(key), None, None)
        except click.BadParameter as error:
            raise Failure(f"{settings.path}: {key}: {error.message}") from None

    output_format = value("output-format", click.Choice(_FORMATS)) or "text"
    if given["diff"] or given["interactive"] or _prints_source(given):
        # Typed, the two contradict each other; against the settings, what is typed wins.
        output_format = "text"
    return _Request(
        paths=given["paths"],
        options=Options(
            to=value("to", click.Choice(_TARGETS)) or "functional",
            models=given["models"],
            lines=given["lines"],
            input_shape=value("input-shape", SHAPE),
        ),
        checks=_checks(value),
        diff=given["diff"],
        check=given["check"],
        interactive=given["interactive"],
        output=given["output"],
        stdin_filename=given["stdin_filename"],
        output_format=output_format,
        excludes=excluding(given["exclude"], settings),
        force_exclude=bool(value("force-exclude", click.BOOL)),
        verbosity=_verbosity(given),
    )


def _checks(value: Callable[[str, click.ParamType], Any]) -> Checks:
    infer_shapes = value("infer-shapes", click.BOOL)
    return Checks(
        infer_shapes=True if infer_shapes is None else infer_shapes,
        verify=value("verify", MODE) or "off",
        processes=value("jobs", click.IntRange(min=1)) or available_cores(),
    )


def _verbosity(given: dict[str, Any]) -> Verbosity:
    if given["quiet"]:
        return Verbosity.QUIET
    return Verbosity.VERBOSE if given["verbose"] else Verbosity.NORMAL


def _run(request: _Request) -> int:
    report = Report(
        Verbosity.QUIET if request.output_format == "json" else request.verbosity,
        writes=not request.looks_only,
        fails_on_change=request.check,
        kind=_KINDS[request.options.to],
    )
    entries: list[dict[str, Any]] = []
    for outcome in _outcomes(request):
        if request.diff:
            _show_diff(outcome)
        for line in report.add(outcome):
            say(line)
        if request.output_format == "json":
            from kerasgen.report.json import as_entry

            entries.append(as_entry(outcome))
    if request.output_format == "json":
        from kerasgen.report.json import as_json

        write_stdout(as_bytes(as_json(entries)))
    for line in [*report.require_models(request.options.models), *report.summary()]:
        say(line)
    return report.exit_code


def _outcomes(request: _Request) -> Iterator[FileOutcome]:
    """Convert, and write what is to be written, file by file."""
    if request.paths == (_STDIN,):
        yield _from_stdin(request)
    elif request.output is not None:
        yield _to_output(request, request.output)
    else:
        yield from _in_files(request)


def _in_files(request: _Request) -> Iterator[FileOutcome]:
    from kerasgen.convert.batch import convert_files
    from kerasgen.files.discovery import discover

    found = discover(request.paths, request.excludes, force_exclude=request.force_exclude)
    for trouble in found.troubles:
        yield failed(trouble.path, trouble.message)
    if request.verbosity > Verbosity.QUIET:
        for skipped in found.skipped:
            say(f"{skipped.path}: {skipped.message}")
    outcomes = convert_files(found.files, request.options, request.checks.processes)
    if request.interactive:
        from kerasgen.cli.interactive import ask_for_each

        yield from map(write_back, ask_for_each(outcomes, request.options, request.checks))
        return
    for outcome in checked_files(outcomes, request.options, request.checks):
        yield outcome if request.looks_only else write_back(outcome)


def _from_stdin(request: _Request) -> FileOutcome:
    """Convert standard input. Its source goes on, converted or as it came."""
    from kerasgen.files.discovery import is_excluded

    data = read_stdin()
    name = request.stdin_filename or "<stdin>"
    if request.force_exclude and request.stdin_filename and is_excluded(name, request.excludes):
        outcome = FileOutcome(name)
    else:
        outcome = _checked(name, data, request)
    if request.output is not None:
        return _written(outcome, data, request.output)
    if not request.looks_only:
        write_stdout(data if outcome.after is None else outcome.after)
    return outcome


def _to_output(request: _Request, output: str) -> FileOutcome:
    """Convert one file into another. An excluded one is copied as it is, if exclusion is forced."""
    from kerasgen.files.discovery import is_excluded

    path = request.paths[0]
    try:
        data = read_bytes(path)
    except OSError as error:
        return failed(path, f"cannot read: {describe(error)}")
    if request.force_exclude and is_excluded(path, request.excludes):
        return _written(FileOutcome(path), data, output)
    return _written(_checked(path, data, request), data, output)


def _checked(path: str, data: bytes, request: _Request) -> FileOutcome:
    outcome = convert_bytes(path, data, request.options)
    return next(checked_files([outcome], request.options, request.checks))


def _written(outcome: FileOutcome, data: bytes, output: str) -> FileOutcome:
    """Write the whole source to FILE, changed or not; nothing after an error."""
    if outcome.error is not None:
        return outcome
    result = data if outcome.after is None else outcome.after
    if output == _STDIN:
        write_stdout(result)
        return outcome
    try:
        write_file(output, result)
    except WriteRefusedError as error:
        return failed(output, str(error))
    return outcome


def _show_diff(outcome: FileOutcome) -> None:
    if outcome.after is not None:
        write_diff(outcome.path, outcome.before, outcome.after)
