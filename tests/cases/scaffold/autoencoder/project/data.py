"""Examples: made-up ones for a first run, or those of a table of your own."""

from __future__ import annotations

import csv
import math
import random
from pathlib import Path

import keras
import numpy as np

from model import RECONSTRUCTION_SHAPE, SIGNAL_SHAPE, STATE_CLASSES

BATCH_SIZE = 32

INPUT_COLUMNS = ("signal",)
TARGET_COLUMNS = ("signal", "state")
FILE_COLUMNS = ("signal",)

Row = dict[str, str]


def load_rows(path: Path) -> list[Row]:
    """Return the examples of a CSV file, each a dict.

    This is the function to change for data of your own.
    The table names files relative to itself.
    """
    with path.open(newline="", encoding="utf-8-sig") as file:
        reader = csv.DictReader(file)
        missing = set(INPUT_COLUMNS).difference(reader.fieldnames or ())
        if missing:
            raise ValueError(f"{path} has no column {', '.join(sorted(missing))}")
        rows = list(reader)
    for row in rows:
        for column in FILE_COLUMNS:
            if row.get(column):
                row[column] = str(path.parent / row[column])
    return rows


def split_rows(rows: list[Row]) -> tuple[list[Row], list[Row]]:
    """Return four fifths of the rows that have all targets, and the other fifth."""
    complete = [row for row in rows if all(row.get(name) for name in TARGET_COLUMNS)]
    random.Random(0).shuffle(complete)
    validation = max(1, len(complete) // 5)
    return complete[validation:], complete[:validation]


def read_inputs(rows: list[Row]) -> dict[str, np.ndarray]:
    """Return a batch of inputs for the model, by name."""
    return {
        "signal": read_arrays(rows, "signal", SIGNAL_SHAPE),
    }


def read_targets(rows: list[Row]) -> dict[str, np.ndarray]:
    """Return what the model is to predict, by the name of the output."""
    return {
        "reconstruction": read_arrays(rows, "signal", RECONSTRUCTION_SHAPE),
        "state": read_integers(rows, "state"),
    }


def read_arrays(rows: list[Row], column: str, shape: tuple[int, ...]) -> np.ndarray:
    """Return arrays of .npy files, cut or padded with zeros along their first axis."""
    arrays = np.zeros((len(rows), *shape), dtype="float32")
    for index, row in enumerate(rows):
        array = np.load(row[column])[: shape[0]]
        arrays[index, : len(array)] = array
    return arrays


def read_integers(rows: list[Row], column: str) -> np.ndarray:
    """Return whole numbers; one that is missing is -1."""
    return np.array([int(row[column] or -1) for row in rows], dtype="int64")


class Batches(keras.utils.PyDataset):
    """Batches of inputs and targets, read when they are needed."""

    def __init__(
        self,
        rows: list[Row],
        *,
        shuffle: bool = False,
    ) -> None:
        super().__init__()
        self.rows = list(rows)
        self.shuffle = shuffle

    def __len__(self) -> int:
        return math.ceil(len(self.rows) / BATCH_SIZE)

    def __getitem__(
        self, index: int
    ) -> tuple[dict[str, np.ndarray], dict[str, np.ndarray]]:
        rows = self.rows[index * BATCH_SIZE : (index + 1) * BATCH_SIZE]
        return read_inputs(rows), read_targets(rows)

    def on_epoch_end(self) -> None:
        """Bring the rows into a new order."""
        if self.shuffle:
            random.shuffle(self.rows)


def write_synthetic(folder: Path, count: int = 256) -> Path:
    """Write a table of made-up examples and its files; return its path."""
    folder.mkdir(parents=True, exist_ok=True)
    generator = random.Random(0)
    table = folder / "rows.csv"
    with table.open("w", newline="", encoding="utf-8") as file:
        columns = dict.fromkeys(INPUT_COLUMNS + TARGET_COLUMNS)
        writer = csv.DictWriter(file, columns)
        writer.writeheader()
        for index in range(count):
            writer.writerow(synthetic_row(folder, index, generator.random()))
    return table


def synthetic_row(folder: Path, index: int, level: float) -> dict[str, object]:
    """Return an example whose values all grow with one hidden number from 0 to 1."""

    def path(name: str) -> Path:
        return folder / f"{index}_{name}"

    return {
        "signal": write_array(path("signal.npy"), SIGNAL_SHAPE, level),
        "state": int(level * STATE_CLASSES),
    }


def write_array(path: Path, shape: tuple[int, ...], level: float) -> str:
    """Write an array of one value; return its name."""
    np.save(path, np.full(shape, level, dtype="float32"))
    return path.name
