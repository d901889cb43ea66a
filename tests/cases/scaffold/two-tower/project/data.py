"""Examples: made-up ones for a first run, or those of a table of your own."""

from __future__ import annotations

import csv
import math
import random
from pathlib import Path

import keras
import numpy as np
from keras import layers, ops

from model import (
    HISTORY_LENGTH,
    HISTORY_VOCABULARY,
    TITLE_LENGTH,
    TITLE_VOCABULARY,
    USER_CATEGORIES,
)

BATCH_SIZE = 32

INPUT_COLUMNS = ("user", "history", "title")
TARGET_COLUMNS = ("clicked",)
WORDS = ("good", "small", "fresh", "old", "fine", "big", "best", "low")

Row = dict[str, str]


def load_rows(path: Path) -> list[Row]:
    """Return the examples of a CSV file, each a dict.

    This is the function to change for data of your own.
    """
    with path.open(newline="", encoding="utf-8-sig") as file:
        reader = csv.DictReader(file)
        missing = set(INPUT_COLUMNS).difference(reader.fieldnames or ())
        if missing:
            raise ValueError(f"{path} has no column {', '.join(sorted(missing))}")
        rows = list(reader)
    return rows


def split_rows(rows: list[Row]) -> tuple[list[Row], list[Row]]:
    """Return four fifths of the rows that have all targets, and the other fifth."""
    complete = [row for row in rows if all(row.get(name) for name in TARGET_COLUMNS)]
    random.Random(0).shuffle(complete)
    validation = max(1, len(complete) // 5)
    return complete[validation:], complete[:validation]


def read_columns(rows: list[Row]) -> dict[str, np.ndarray]:
    """Return the inputs that are to be encoded."""
    return {
        "user": read_strings(rows, "user"),
        "title": read_strings(rows, "title"),
    }


def read_inputs(rows: list[Row], preprocessing: keras.Model) -> dict[str, np.ndarray]:
    """Return a batch of inputs for the model, by name."""
    encoded = preprocessing(read_columns(rows))
    return {
        **{name: ops.convert_to_numpy(values) for name, values in encoded.items()},
        "history": read_tokens(rows, "history", HISTORY_LENGTH),
    }


def read_targets(rows: list[Row]) -> dict[str, np.ndarray]:
    """Return what the model is to predict, by the name of the output."""
    return {
        "clicked": read_flags(rows, "clicked"),
    }


def read_tokens(rows: list[Row], column: str, length: int) -> np.ndarray:
    """Return token numbers, cut or padded with 0."""
    tokens = np.zeros((len(rows), length), dtype="int32")
    for index, row in enumerate(rows):
        numbers = [int(number) for number in row[column].split()[:length]]
        tokens[index, : len(numbers)] = numbers
    return tokens


def read_strings(rows: list[Row], column: str) -> np.ndarray:
    """Return texts as they are."""
    return np.array([row[column] for row in rows])


def read_flags(rows: list[Row], column: str, yes: str = "1") -> np.ndarray:
    """Return 1 where the cell says yes, else 0."""
    return np.array([[row[column] == yes] for row in rows], dtype="float32")


def build_preprocessing(rows: list[Row]) -> keras.Model:
    """Return the model that encodes inputs, with what it learns from these rows."""
    columns = read_columns(rows)
    encoders = {
        "user": layers.StringLookup(max_tokens=USER_CATEGORIES + 1),
        "title": layers.TextVectorization(
            max_tokens=TITLE_VOCABULARY,
            output_sequence_length=TITLE_LENGTH,
        ),
    }
    encoders["user"].adapt(columns["user"])
    encoders["title"].adapt(columns["title"])
    raw = {
        "user": keras.Input((), dtype="string", name="user"),
        "title": keras.Input((), dtype="string", name="title"),
    }
    outputs = {name: encoder(raw[name]) for name, encoder in encoders.items()}
    return keras.Model(raw, outputs, name="preprocessing")


class Batches(keras.utils.PyDataset):
    """Batches of inputs and targets, read when they are needed."""

    def __init__(
        self,
        rows: list[Row],
        preprocessing: keras.Model,
        *,
        shuffle: bool = False,
    ) -> None:
        super().__init__()
        self.rows = list(rows)
        self.preprocessing = preprocessing
        self.shuffle = shuffle

    def __len__(self) -> int:
        return math.ceil(len(self.rows) / BATCH_SIZE)

    def __getitem__(
        self, index: int
    ) -> tuple[dict[str, np.ndarray], dict[str, np.ndarray]]:
        rows = self.rows[index * BATCH_SIZE : (index + 1) * BATCH_SIZE]
        return read_inputs(rows, self.preprocessing), read_targets(rows)

    def on_epoch_end(self) -> None:
        """Bring the rows into a new order."""
        if self.shuffle:
            random.shuffle(self.rows)


def write_synthetic(folder: Path, count: int = 256) -> Path:
    """Write a table of made-up examples; return its path."""
    folder.mkdir(parents=True, exist_ok=True)
    generator = random.Random(0)
    table = folder / "rows.csv"
    with table.open("w", newline="", encoding="utf-8") as file:
        columns = dict.fromkeys(INPUT_COLUMNS + TARGET_COLUMNS)
        writer = csv.DictWriter(file, columns)
        writer.writeheader()
        for _ in range(count):
            writer.writerow(synthetic_row(generator.random()))
    return table


def synthetic_row(level: float) -> dict[str, object]:
    """Return an example whose two sides differ by a hidden number from 0 to 1."""
    one = 7 * level % 1 / 2
    other = one + level / 2
    return {
        "user": str(int(one * USER_CATEGORIES)),
        "history": write_tokens(HISTORY_VOCABULARY, one),
        "title": " ".join(WORDS[int(other * 4) :: 4]),
        "clicked": int(level > 0.5),
    }


def write_tokens(vocabulary: int, level: float) -> str:
    """Return three times the same token, the higher the higher the level."""
    return " ".join(3 * [str(1 + int(level * (vocabulary - 1)))])
