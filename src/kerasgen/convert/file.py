"""One file from bytes to bytes: read, decode, convert, encode. What goes wrong is an outcome."""

from __future__ import annotations

import re
import warnings
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal

from kerasgen.convert import NOTHING_FOUND, Spot, convert
from kerasgen.convert.results import Problem
from kerasgen.files.bytes import read_bytes
from kerasgen.files.notebooks import Place, read_notebook
from kerasgen.files.source import UnreadableSourceError, decode, encode
from kerasgen.files.trouble import describe
from kerasgen.files.writing import WriteRefusedError, replace_file
from kerasgen.reading.prefilter import may_hold_models

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from kerasgen.convert.results import Conversion, Found, ModelOutcome
    from kerasgen.files.notebooks import Notebook
    from kerasgen.files.source import Source

__all__ = [
    "FileOutcome",
    "ModelPlace",
    "Options",
    "convert_bytes",
    "convert_file",
    "converted_again",
    "failed",
    "in_place",
    "with_conversion",
    "with_notices",
    "write_back",
]

_PYTHON_2 = re.compile(
    r"""^[ \t]*(?:print[ \t]+(?:["'\w%]|>>)|exec[ \t]+["'\w]|raise[ \t]+\w+[ \t]*,"""
    r"""|except[ \t]+[\w.]+[ \t]*,[ \t]*\w+[ \t]*:)""",
    re.MULTILINE,
)

# How a line with data is named in the reason why a conversion is not written.
# A line of the source in a message, but for one of what it is converted to.
_OF_SOURCE = re.compile(r"\bline (\d+)\b(?! of the new source)")

# Where a model stands: the cell, None in a file that has none, the line and the column.
ModelPlace = tuple[int | None, int, int]

_CLASSES = {"functional": b"Sequential", "sequential": b"Model"}


@dataclass(frozen=True)
class Options:
    """What `kerasgen.convert` is told; `places` are those that the outcome of one file gives."""

    to: Literal["functional", "sequential"] = "functional"
    models: tuple[str, ...] = ()
    lines: tuple[int, int] | None = None
    input_shape: tuple[int | None, ...] | None = None
    places: frozenset[ModelPlace] | None = None

    @property
    def class_name(self) -> bytes:
        """The name of the class that makes the models to rewrite, as it stands in a file."""
        return _CLASSES[self.to]


@dataclass(frozen=True)
class FileOutcome:
    """What became of one file. `after` is None unless the file is to change.

    `text` and `conversion` are those of its source, all cells of a notebook as one; `conversion` is
    None where nothing was found to convert. `found` are the input shapes that it was given.
    """

    path: str
    models: tuple[ModelOutcome, ...] = ()
    error: Problem | None = None
    before: bytes = b""
    after: bytes | None = None
    text: str = ""
    conversion: Conversion | None = None
    found: Mapping[Spot, Found] = field(default_factory=dict)

    @property
    def changed(self) -> bool:
        """Whether the file changes."""
        return self.after is not None


def convert_file(path: str, options: Options) -> FileOutcome:
    """Convert one file in memory. Never raises for what the file holds, and writes nothing."""
    try:
        data = read_bytes(path)
    except OSError as error:
        return failed(path, f"cannot read: {describe(error)}")
    return convert_bytes(path, data, options)


def convert_bytes(
    path: str,
    data: bytes,
    options: Options,
    found: Mapping[Spot, Found] = NOTHING_FOUND,
) -> FileOutcome:
    """Convert the bytes of a file that is called `path`, or would be.

    `found` are input shapes of single models, as `convert` takes them.
    """
    if path.endswith(".pyi") or not may_hold_models(data, options.class_name):
        return FileOutcome(path)
    try:
        if path.endswith(".ipynb"):
            outcome = _converted_notebook(path, data, options, found)
        else:
            outcome = _converted(path, data, decode(data), options, found)
        return replace(outcome, found=dict(found))
    except UnreadableSourceError as error:
        return failed(path, error.message, error.line)
    except Exception as error:
        what = " ".join(f"{type(error).__name__}: {error}".split())
        return failed(path, f"internal error: {what}; please report it, with the file")


def write_back(outcome: FileOutcome) -> FileOutcome:
    """Write a changed file; a file that cannot be written turns into a failed one."""
    if outcome.after is None:
        return outcome
    try:
        replace_file(outcome.path, outcome.after, read=outcome.before)
    except WriteRefusedError as error:
        return failed(outcome.path, str(error))
    return outcome


def failed(path: str, message: str, line: int | None = None) -> FileOutcome:
    """Return the outcome of a file that is left alone because of an error."""
    return FileOutcome(path, error=Problem(message, line))


def with_conversion(outcome: FileOutcome, conversion: Conversion) -> FileOutcome:
    """Return an outcome with another conversion of the same models, or with its problem."""
    problem = conversion.problem
    if problem is None:
        models = tuple(
            _with_outcome(old, new, outcome)
            for old, new in zip(outcome.models, conversion.models, strict=True)
        )
        after = outcome.after
        if not conversion.changed:
            after = None
        elif outcome.conversion is not None and conversion.text != outcome.conversion.text:
            after = _encoded(outcome, conversion.text)
        return replace(outcome, models=models, conversion=conversion, after=after)
    if outcome.path.endswith(".ipynb") and problem.line is not None:
        place = read_notebook(outcome.before).joined.place(problem.line)
        message = _in_cells(problem.message, outcome)
        problem = Problem(f"cell {place.cell}:{place.line}: {message}")
    return FileOutcome(outcome.path, error=problem)


def converted_again(outcome: FileOutcome, options: Options, places: Collection[Spot]) -> Conversion:
    """Convert only the models at these places of the source of an outcome."""
    is_notebook = outcome.path.endswith(".ipynb")
    notebook = read_notebook(outcome.before) if is_notebook else None
    found = outcome.found
    if notebook is not None:
        found = {spot: _placed(one, notebook) for spot, one in found.items()}
    return _conversion(outcome.text, options, places, found)


def _in_cells(message: str, outcome: FileOutcome) -> str:
    """Return a message with the lines of its source as those of the cells of a notebook."""
    if not outcome.path.endswith(".ipynb"):
        return message
    joined = read_notebook(outcome.before).joined

    def in_cell(match: re.Match[str]) -> str:
        place = joined.place(int(match[1]))
        return f"cell {place.cell}:{place.line}"

    return _OF_SOURCE.sub(in_cell, message)


def _with_outcome(old: ModelOutcome, new: ModelOutcome, outcome: FileOutcome) -> ModelOutcome:
    """Return a model with another outcome, and the place that it has in its cell."""
    if new.outcome == old.outcome or new.reason is None:
        proof = new.proof
        if proof is not None and proof.detail is not None:
            proof = replace(proof, detail=_in_cells(proof.detail, outcome))
        return replace(old, proof=proof)
    message = _in_cells(new.reason.message, outcome)
    reason = replace(new.reason, message=message, line=old.line, cell=old.cell)
    return replace(old, outcome=new.outcome, reason=reason, notices=(), proof=None)


def _encoded(outcome: FileOutcome, text: str) -> bytes:
    """Return a new text of a file as its bytes."""
    if outcome.path.endswith(".ipynb"):
        return read_notebook(outcome.before).with_text(text)
    return encode(text, decode(outcome.before))


def with_notices(outcome: FileOutcome, notices: Mapping[Spot, str]) -> FileOutcome:
    """Return an outcome with more to say of the models at these lines and columns."""
    if outcome.conversion is None or not notices:
        return outcome
    more = [notices.get((model.line, model.column)) for model in outcome.conversion.models]
    models = tuple(
        model if one is None else replace(model, notices=(*model.notices, one))
        for model, one in zip(outcome.models, more, strict=True)
    )
    return replace(outcome, models=models)


def in_place(found: Found, outcome: FileOutcome) -> str:
    """Return the message of what was found in a file, with its place in the cells of a notebook."""
    if outcome.path.endswith(".ipynb"):
        return _placed(found, read_notebook(outcome.before)).message
    return found.text()


def _converted(
    path: str,
    data: bytes,
    source: Source,
    options: Options,
    found: Mapping[Spot, Found],
) -> FileOutcome:
    places = None if options.places is None else {place[1:] for place in options.places}
    conversion = _conversion(source.text, options, places, found)
    if conversion.problem is not None:
        return FileOutcome(path, error=_with_python_2_hint(conversion.problem, source.text))
    unchanged = _unchanged(path, conversion.models, data, source.text, conversion)
    if conversion.text == source.text:
        return unchanged
    if encode(source.text, source) != data:
        message = f"{source.encoding} does not give the same bytes back; save the file as UTF-8"
        raise UnreadableSourceError(f"not written: {message}")
    return replace(unchanged, after=encode(conversion.text, source))


def _converted_notebook(
    path: str, data: bytes, options: Options, found: Mapping[Spot, Found]
) -> FileOutcome:
    notebook = read_notebook(data)
    places = None if options.places is None else {_in_text(p, notebook) for p in options.places}
    placed = {spot: _placed(one, notebook) for spot, one in found.items()}
    conversion = _conversion(notebook.text, options, places, placed)
    if conversion.problem is not None:
        return failed(path, conversion.problem.message)
    models = tuple(_in_cell(model, notebook) for model in conversion.models)
    unchanged = _unchanged(path, models, data, notebook.text, conversion)
    if conversion.text == notebook.text:
        return unchanged
    return replace(unchanged, after=notebook.with_text(conversion.text))


def _unchanged(
    path: str,
    models: tuple[ModelOutcome, ...],
    data: bytes,
    text: str,
    conversion: Conversion,
) -> FileOutcome:
    """Return an outcome with as much of the source as somebody may ask for afterwards."""
    if not models:
        return FileOutcome(path)
    return FileOutcome(path, models, before=data, text=text, conversion=conversion)


def _placed(found: Found, notebook: Notebook) -> Found:
    """Return what was found with its place in the cells."""
    place = notebook.joined.place(found.line)
    return replace(found, message=found.text(f"cell {place.cell}:{place.line}"))


def _in_cell(model: ModelOutcome, notebook: Notebook) -> ModelOutcome:
    place = notebook.joined.place(model.line)
    reason = model.reason
    if reason is not None:
        at = notebook.joined.place(reason.line)
        reason = replace(reason, line=at.line, cell=at.cell)
    column = model.column + notebook.joined.indent(model.line)
    return replace(model, line=place.line, column=column, reason=reason, cell=place.cell)


def _in_text(place: ModelPlace, notebook: Notebook) -> Spot:
    """Return the line and column in the joined source: what `_in_cell` does, undone."""
    cell, line, column = place
    joined = notebook.joined.line(Place(cell or 1, line))
    return joined, column - notebook.joined.indent(joined)


def _conversion(
    text: str,
    options: Options,
    places: Collection[Spot] | None,
    found: Mapping[Spot, Found],
) -> Conversion:
    with warnings.catch_warnings():
        # Parsing warns of invalid escapes and the like: about the user's file, not ours to say.
        warnings.simplefilter("ignore")
        return convert(
            text,
            options.to,
            models=options.models,
            lines=options.lines,
            places=places,
            input_shape=options.input_shape,
            found=found,
        )


def _with_python_2_hint(problem: Problem, text: str) -> Problem:
    message = problem.message
    if not message.startswith("cannot parse") or "Python 2" in message:
        return problem
    if not _PYTHON_2.search(text):
        return problem
    return replace(problem, message=f"{message} (this looks like Python 2; run 2to3 first)")
