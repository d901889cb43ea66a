"""`kerasgen show`: the models of a file as text, picture or page, or what differs between two."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import click

from kerasgen.cli.backends import BACKENDS, require_backend
from kerasgen.cli.failures import Failure
from kerasgen.cli.streams import as_bytes, has_colours, read_stdin, say, write_stdout
from kerasgen.files.bytes import read_bytes
from kerasgen.files.notebooks import read_notebook
from kerasgen.files.source import Source, UnreadableSourceError, decode, encode
from kerasgen.files.trouble import describe
from kerasgen.files.writing import WriteRefusedError, replace_file, write_file
from kerasgen.show.formats import ENDINGS, FORMATS, IN_COLOUR, fits, render

if TYPE_CHECKING:
    from kerasgen.files.notebooks import Notebook
    from kerasgen.show.paint import Paint
    from kerasgen.show.shown import Shown

__all__ = ["command"]

_STDIN = "-"


@dataclass(frozen=True)
class _Input:
    """A file that was read: its bytes, and its text, of a notebook that of all cells joined."""

    path: str
    data: bytes
    text: str
    source: Source | None = None
    notebook: Notebook | None = None

    def with_text(self, text: str) -> bytes:
        """Return the file with another text. Raises UnreadableSourceError."""
        if self.notebook is not None:
            return self.notebook.with_text(text)
        assert self.source is not None
        if encode(self.text, self.source) != self.data:
            raise UnreadableSourceError("its encoding does not give the same bytes back")
        return encode(text, self.source)


@click.command("show", short_help="Show the models of a file as table, picture, page or comments.")
@click.argument("paths", nargs=-1, metavar="PATH")
@click.option("--model", "models", multiple=True, metavar="NAME", help="Only the model NAME.")
@click.option(
    "--format",
    "output_format",
    type=click.Choice(FORMATS),
    help="How to show them; default: what FILE of -o ends with, or table.",
)
@click.option("-o", "--output", metavar="FILE", help="Write to FILE instead.")
@click.option("--compare", "compares", is_flag=True, help="Give two PATHs: say what differs.")
@click.option("--write", "writes", is_flag=True, help="Annotate: keep the comments in the file.")
@click.option("--remove", "removes", is_flag=True, help="Annotate: take them out of it again.")
@click.option("--stdin-filename", metavar="NAME", help="What standard input (-) is called.")
@click.option(
    "--backend",
    type=click.Choice(BACKENDS),
    default="auto",
    help="Keras without tensorflow (light), on it, or on it where needed (auto, the default).",
)
def command(**given: Any) -> int:
    """Build the models in PATH without running the file, and show them.

    PATH is a file, a notebook, or - for standard input. The exit code is 1 if a model does not
    build, or, with --compare, if the two files differ.
    """
    _require_sense(given)
    output_format = _format(given)
    _require_ending(given, output_format)
    read = [_read(path, given["stdin_filename"]) for path in given["paths"]]
    if given["removes"]:
        from kerasgen.show.comments import without_shapes

        return _written(read[0], without_shapes(read[0].text))
    shown = _built(read, output_format, given["backend"])
    if given["compares"]:
        return _compare(shown, given["models"], given["output"])
    if output_format == "annotate":
        return _annotate(read[0], shown[0], given)
    found = _chosen(shown[0], given["models"])
    if not found.models:
        say(f"{found.path}: no models found")
    if found.models or output_format == "json":
        _show(found, output_format, given["output"])
    _say_notes(found)
    return 0 if found.builds else 1


def _show(shown: Shown, output_format: str, output: str | None) -> None:
    if output_format in IN_COLOUR and output is None:
        write_stdout(as_bytes(IN_COLOUR[output_format](shown, _paint())))
    else:
        _put(output, _document(shown, output_format))


def _say_notes(shown: Shown) -> None:
    for note in shown.notes:
        say(f"{shown.path}: not checked: {note}")


def _require_sense(given: dict[str, Any]) -> None:
    """Refuse options that contradict each other. Raises UsageError."""
    paths, count = given["paths"], 2 if given["compares"] else 1
    annotates = given["writes"] or given["removes"]
    complaints = {
        "give two PATHs to compare": given["compares"] and len(paths) != count,
        "give one PATH: a file, a notebook, or - for standard input": len(paths) != count,
        "--stdin-filename is for standard input: give - as PATH": (
            given["stdin_filename"] is not None and _STDIN not in paths
        ),
        "standard input can be read once": paths == (_STDIN, _STDIN),
        "--write and --remove contradict each other": given["writes"] and given["removes"],
        "--write and --remove are for a file, not for standard input": (
            annotates and _STDIN in paths
        ),
        "--write and --remove are for --format annotate": (
            annotates and given["output_format"] not in (None, "annotate")
        ),
        "--write and --remove write to PATH: leave out -o": annotates and given["output"],
        "--compare says what differs in words: leave out --format": (
            given["compares"] and (given["output_format"] is not None or annotates)
        ),
        "--remove takes all comments: leave out --model": given["removes"] and given["models"],
        "a PNG is no text: give -o FILE": (
            given["output_format"] == "png" and given["output"] is None and sys.stdout.isatty()
        ),
    }
    for complaint, applies in complaints.items():
        if applies:
            raise click.UsageError(complaint, click.get_current_context())
    require_backend(given["backend"])


def _format(given: dict[str, Any]) -> str:
    if given["output_format"] is not None:
        return str(given["output_format"])
    if given["compares"]:
        return "table"
    if given["writes"] or given["removes"]:
        return "annotate"
    return ENDINGS.get(os.path.splitext(given["output"] or "")[1].lower(), "table")


def _require_ending(given: dict[str, Any], output_format: str) -> None:
    """Refuse a FILE whose name tells another format, or that is a source. Raises Failure."""
    output = given["output"]
    if output is None or output == _STDIN:
        return
    if any(path != _STDIN and _is_same(path, output) for path in given["paths"]):
        raise Failure(f"{output}: it is what is shown; name another FILE, or use --write")
    ending = os.path.splitext(output)[1].lower()
    if output_format == "annotate":
        name = given["stdin_filename"] or "" if given["paths"][0] == _STDIN else given["paths"][0]
        is_right = ending in ("", ".ipynb" if name.endswith(".ipynb") else ".py")
    else:
        is_right = fits(ending, output_format)
    if not is_right:
        what = "a comparison" if given["compares"] else f"the format {output_format}"
        raise Failure(f"{output}: {ending} does not fit {what}; name another FILE or --format")


def _is_same(path: str, other: str) -> bool:
    return os.path.exists(other) and os.path.exists(path) and os.path.samefile(path, other)


def _read(path: str, name: str | None) -> _Input:
    try:
        data = read_stdin() if path == _STDIN else read_bytes(path)
    except OSError as error:
        raise Failure(f"{path}: cannot read: {describe(error)}") from None
    path = (name or "<stdin>") if path == _STDIN else path
    try:
        if path.endswith(".ipynb"):
            notebook = read_notebook(data)
            return _Input(path, data, notebook.text, notebook=notebook)
        source = decode(data)
        return _Input(path, data, source.text, source)
    except UnreadableSourceError as error:
        raise Failure(f"{path}: {error.message}") from None


def _built(read: list[_Input], output_format: str, backend: str) -> list[Shown]:
    from kerasgen.show.ask import models_of

    shown = models_of([(one.path, one.text) for one in read], backend)
    for found in shown:
        if found.problem is not None:
            raise Failure(f"{found.path}: {found.problem}")
    if output_format == "annotate":
        return shown
    from kerasgen.show.cells import in_cells

    return [
        found if one.notebook is None else in_cells(found, one.notebook)
        for one, found in zip(read, shown, strict=True)
    ]


def _chosen(shown: Shown, names: tuple[str, ...]) -> Shown:
    """Return the models of these names. Raises Failure for a name that no model has."""
    from kerasgen.show.shown import UnknownModelError, named

    try:
        return named(shown, names)
    except UnknownModelError as error:
        raise Failure(str(error)) from None


def _document(shown: Shown, output_format: str) -> bytes:
    from kerasgen.show.png import MissingPillowError

    try:
        return render(shown, output_format)
    except (MissingPillowError, ValueError) as error:
        raise Failure(str(error)) from None


def _paint() -> Paint:
    from kerasgen.show.paint import plain, with_colours

    return with_colours if has_colours() else plain


def _put(output: str | None, data: bytes) -> None:
    if output is None or output == _STDIN:
        write_stdout(data)
        return
    try:
        write_file(output, data)
    except WriteRefusedError as error:
        raise Failure(f"{output}: {error}") from None


def _compare(shown: list[Shown], names: tuple[str, ...], output: str | None) -> int:
    from kerasgen.show.differences import compare
    from kerasgen.show.paint import plain
    from kerasgen.show.side_by_side import render as in_words

    shown = _of_names(shown, names)
    paint = _paint() if output is None else plain
    _put(output, as_bytes(in_words(shown[0], shown[1], paint)))
    for one in shown:
        if not one.models:
            say(f"{one.path}: no models found")
        _say_notes(one)
    return int(any(found.differs for found in compare(*shown)))


def _of_names(shown: list[Shown], names: tuple[str, ...]) -> list[Shown]:
    """Return the models of these names in two sources. Raises Failure for one that neither has."""
    from kerasgen.show.shown import UnknownModelError, require_name

    try:
        for name in names:
            require_name(name, shown)
    except UnknownModelError as error:
        raise Failure(str(error)) from None
    if not names:
        return shown
    return [
        replace(one, models=tuple(graph for graph in one.models if graph.name in names))
        for one in shown
    ]


def _annotate(read: _Input, shown: Shown, given: dict[str, Any]) -> int:
    from kerasgen.show.comments import annotated

    text = annotated(read.text, _chosen(shown, given["models"]))
    if given["writes"]:
        _written(read, text)
    else:
        _put(given["output"], _whole(read, text))
    return 0 if shown.builds else 1


def _written(read: _Input, text: str) -> int:
    if text == read.text:
        return 0
    try:
        replace_file(read.path, _whole(read, text), read=read.data)
    except WriteRefusedError as error:
        raise Failure(f"{read.path}: {error}") from None
    return 0


def _whole(read: _Input, text: str) -> bytes:
    try:
        return read.with_text(text)
    except UnreadableSourceError as error:
        raise Failure(f"{read.path}: {error.message}") from None
