"""Examples: made-up ones for a first run, or those of a table of your own."""

from __future__ import annotations

import csv
import math
import random
from pathlib import Path

import keras
import numpy as np
from keras import layers, ops

from model import BRAND_CATEGORIES, REGION_CATEGORIES

BATCH_SIZE = 32

INPUT_COLUMNS = ("price", "brand", "region")
TARGET_COLUMNS = ("clicked", "spent")

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
        "price": read_numbers(rows, ("price",)),
        "brand": read_strings(rows, "brand"),
        "region": read_strings(rows, "region"),
    }


def read_inputs(rows: list[Row], preprocessing: keras.Model) -> dict[str, np.ndarray]:
    """Return a batch of inputs for the model, by name."""
    encoded = preprocessing(read_columns(rows))
    return {
        **{name: ops.convert_to_numpy(values) for name, values in encoded.items()},
    }


def read_targets(rows: list[Row]) -> dict[str, np.ndarray]:
    """Return what the model is to predict, by the name of the output."""
    return {
        "clicked": read_flags(rows, "clicked"),
        "spent": read_numbers(rows, ("spent",)),
    }


def read_numbers(rows: list[Row], columns: tuple[str, ...]) -> np.ndarray:
    """Return numbers; one that is missing is not a number."""
    numbers = [[float(row[column] or "nan") for column in columns] for row in rows]
    return np.array(numbers, dtype="float32")


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
        "price": fitted_normalization(columns["price"]),
        "brand": layers.StringLookup(max_tokens=BRAND_CATEGORIES + 1),
        "region": layers.StringLookup(max_tokens=REGION_CATEGORIES + 1),
    }
    encoders["brand"].adapt(columns["brand"])
    encoders["region"].adapt(columns["region"])
    raw = {
        "price": keras.Input((1,), name="price"),
        "brand": keras.Input((), dtype="string", name="brand"),
        "region": keras.Input((), dtype="string", name="region"),
    }
    outputs = {name: encoder(raw[name]) for name, encoder in encoders.items()}
    outputs["price"] = ops.nan_to_num(outputs["price"])
    return keras.Model(raw, outputs, name="preprocessing")


def fitted_normalization(numbers: np.ndarray) -> layers.Normalization:
    """Return the layer that makes these numbers of mean 0 and variance 1."""
    mean, variance = np.nanmean(numbers, axis=0), np.nanvar(numbers, axis=0)
    return layers.Normalization(mean=mean, variance=variance)


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
    """Return an example whose values all grow with one hidden number from 0 to 1."""
    return {
        "price": round(100 * level, 2),
        "brand": str(int(level * BRAND_CATEGORIES)),
        "region": str(int(level * REGION_CATEGORIES)),
        "clicked": int(level > 0.5),
        "spent": round(level, 4),
    }
