"""A CSV file to a draft: what each column is, read from its cells, and why."""

from __future__ import annotations

import csv
import datetime
import re
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from kerasgen.files.trouble import describe
from kerasgen.scaffold.entries import input_of, output_of
from kerasgen.scaffold.rendering import names_of_layers
from kerasgen.scaffold.spec import SpecError, identifier, suggest

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kerasgen.scaffold.spec import Input, Output

__all__ = ["Decision", "TableDraft", "draft_from_csv"]

# Rows to look at: enough to tell the kind of a column.
_ROWS = 50_000
_PICTURES = (".png", ".jpg", ".jpeg", ".bmp", ".gif")
_SOUNDS = (".wav",)
# A column with more different values than this, or than half its rows, is no category.
_MOST_CATEGORIES = 1000
_MOST_CLASSES = 200
# Whole numbers with at most so many values are classes when they are to be predicted.
_MOST_NUMBERED_CLASSES = 20
_LEAST_WORDS = 3.0
_WORDS = re.compile(r"\w+")
_YES = ("1", "true", "yes", "y", "t")


@dataclass(frozen=True)
class Decision:
    """What was made of a column, and why, in one line."""

    column: str
    what: str
    why: str


@dataclass(frozen=True)
class TableDraft:
    """What a table says: inputs and outputs, and a decision for each column."""

    inputs: tuple[Input, ...]
    outputs: tuple[Output, ...]
    decisions: tuple[Decision, ...]


def draft_from_csv(path: str, targets: Sequence[str]) -> TableDraft:
    """Read the kinds and sizes of inputs and outputs from a CSV file. Raises SpecError."""
    columns = _columns(path)
    for target in targets:
        if target not in columns:
            raise SpecError(f"{path}: there is no column {target!r}; {suggest(target, columns)}")
    if not targets:
        raise SpecError(
            f"say with --target what is to be predicted; columns are {', '.join(columns)}"
        )
    return _drafted(columns, tuple(dict.fromkeys(targets)))


def _drafted(columns: dict[str, list[str]], targets: tuple[str, ...]) -> TableDraft:
    names = _names([*columns, "numbers"])
    inputs: list[Input] = []
    decisions: list[Decision] = []
    numbers: list[str] = []
    for column, cells in columns.items():
        if column in targets:
            continue
        entry, why = _input(column, cells)
        kind = str(entry.get("kind", "left out"))
        decisions.append(Decision(column, f"input, {kind}" if entry else kind, why))
        if kind == "number":
            numbers.append(column)
        elif entry:
            inputs.append(input_of({"name": names[column], "columns": [column], **entry}))
    if numbers:
        name = names[numbers[0]] if len(numbers) == 1 else names["numbers"]
        entry = {"name": name, "kind": "number", "size": len(numbers), "columns": numbers}
        inputs.append(input_of(entry))
    outputs = []
    for target in targets:
        entry, why = _output(target, columns[target])
        outputs.append(output_of({"name": names[target], "columns": [target], **entry}))
        decisions.append(Decision(target, f"output, {entry['kind']}", why))
    return TableDraft(tuple(inputs), tuple(outputs), tuple(decisions))


def _columns(path: str) -> dict[str, list[str]]:
    """Return the cells of each column that are not empty."""
    try:
        with Path(path).open(newline="", encoding="utf-8-sig") as file:
            sample = file.read(65_536)
            file.seek(0)
            reader = csv.reader(file, _dialect(sample))
            header = next(reader, [])
            rows = list(islice(reader, _ROWS))
    except OSError as error:
        raise SpecError(f"{path}: cannot read: {describe(error)}") from None
    except UnicodeDecodeError:
        raise SpecError(f"{path}: cannot read: not UTF-8; save it as UTF-8") from None
    except csv.Error as error:
        raise SpecError(f"{path}: cannot read: {error}") from None
    if not header or not rows:
        raise SpecError(f"{path}: holds no rows; the first line names the columns")
    if len(set(header)) < len(header) or not all(header):
        raise SpecError(f"{path}: each column needs a name of its own in the first line")
    return {
        name: [row[index] for row in rows if index < len(row) and row[index].strip()]
        for index, name in enumerate(header)
    }


def _dialect(sample: str) -> type[csv.Dialect]:
    """Require commas: what is generated reads the file as it is."""
    first = sample.partition("\n")[0]
    if "," not in first and (";" in first or "\t" in first):
        raise SpecError("the cells of the table must be divided by commas")
    return csv.excel


def _names(columns: Sequence[str]) -> dict[str, str]:
    """Return a valid name for each column, each once."""
    names: dict[str, str] = {}
    layers = names_of_layers()
    for column in columns:
        base = name = identifier(column)
        if re.sub(r"_\d+$", "", name) in layers:
            base = name = f"{name}_value"
        number = 2
        while name in names.values():
            name = f"{base[:28]}_{number}"
            number += 1
        names[column] = name
    return names


def _input(column: str, cells: list[str]) -> tuple[dict[str, object], str]:
    """Return the entry of an input, empty if the column is to be left out, and why."""
    values = set(cells)
    if len(values) < 2:
        return {}, "it has one value only" if values else "it is empty"
    if _all_end(values, _PICTURES):
        return {"kind": "image", "size": [128, 128, 3]}, "paths of pictures; choose the size"
    if _all_end(values, _SOUNDS):
        return {"kind": "audio"}, "paths of .wav files; choose the number of samples"
    if _are_numbers(values):
        if _is_identifier(column, cells, values):
            return {}, "a different whole number in each row: an identifier"
        return {"kind": "number"}, "all cells are numbers"
    if _are_dates(values):
        return {"kind": "date"}, "all cells are dates"
    words = sum(len(_WORDS.findall(cell)) for cell in cells) / len(cells)
    if len(values) <= min(_MOST_CATEGORIES, max(2, len(cells) // 2)) and words < 2 * _LEAST_WORDS:
        return {"kind": "category", "size": len(values)}, f"{len(values)} different values"
    if words >= _LEAST_WORDS:
        return _text(cells), f"{words:.0f} words a cell"
    if len(values) == len(cells):
        return {}, "a different word in each row: an identifier"
    why = f"{len(values)} different values: too many for a vocabulary, so hashed"
    return {"kind": "category", "size": 1000, "encoding": "hash"}, why


def _text(cells: list[str]) -> dict[str, object]:
    lengths = sorted(len(_WORDS.findall(cell)) for cell in cells)
    longest = lengths[int(0.95 * (len(lengths) - 1))]
    vocabulary = {word.lower() for cell in cells for word in _WORDS.findall(cell)}
    return {"kind": "text", "size": [max(1, longest), min(20_000, len(vocabulary) + 2)]}


def _output(column: str, cells: list[str]) -> tuple[dict[str, object], str]:
    """Return the entry of an output, and why."""
    values = sorted(set(cells))
    if len(values) < 2:
        raise SpecError(f"column {column!r} has fewer than two values: nothing to predict")
    if len(values) == 2:
        labels = sorted(values, key=lambda value: value.lower() in _YES)
        return {"kind": "binary", "labels": labels}, f"yes is {labels[1]!r}, no {labels[0]!r}"
    if _all_end(values, _PICTURES):
        return {"kind": "image", "size": [128, 128, 3]}, "paths of pictures; choose the size"
    if _are_numbers(values):
        whole = all(re.fullmatch(r"[+-]?\d+", value) for value in values)
        if not whole or len(values) > _MOST_NUMBERED_CLASSES:
            return {"kind": "regression"}, "all cells are numbers"
        labels = sorted(values, key=int)
        return {"kind": "classes", "labels": labels}, f"{len(values)} different whole numbers"
    if len(values) > min(_MOST_CLASSES, len(cells) // 2):
        raise SpecError(f"column {column!r} has {len(values)} different values: not to predict")
    return {"kind": "classes", "labels": values}, f"{len(values)} different values"


def _all_end(values: Sequence[str] | set[str], endings: tuple[str, ...]) -> bool:
    return all(Path(value).suffix.lower() in endings for value in values)


def _are_numbers(values: Sequence[str] | set[str]) -> bool:
    try:
        return all(abs(float(value)) < float("inf") and "_" not in value for value in values)
    except ValueError:
        return False


def _are_dates(values: set[str]) -> bool:
    try:
        return all(datetime.datetime.fromisoformat(value) for value in values)
    except ValueError:
        return False


def _is_identifier(column: str, cells: list[str], values: set[str]) -> bool:
    """Whether a column of numbers counts the rows."""
    name = re.search(r"(?:^|_|\b)(?:id|index|key|no|nr)$", column.lower()) is not None
    whole = all(re.fullmatch(r"\d+", value) for value in values)
    counts = whole and max(map(int, values)) - min(map(int, values)) == len(cells) - 1
    return len(values) == len(cells) and whole and (name or (counts and len(cells) > 20))
