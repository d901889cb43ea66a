"""Examples: made-up ones for a first run, or those of a table of your own."""

from __future__ import annotations

import csv
import math
import random
from pathlib import Path

import keras
import numpy as np
from keras import layers, ops

from model import LEAF_SHAPE, SITE_CATEGORIES, SPECIES_CLASSES

BATCH_SIZE = 32

INPUT_COLUMNS = ("leaf", "site")
TARGET_COLUMNS = ("species", "age")
FILE_COLUMNS = ("leaf",)
SPECIES_NAMES = ("oak", "ash", "elm")

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


def read_columns(rows: list[Row]) -> dict[str, np.ndarray]:
    """Return the inputs that are to be encoded."""
    return {
        "site": read_strings(rows, "site"),
    }


def read_inputs(rows: list[Row], preprocessing: keras.Model) -> dict[str, np.ndarray]:
    """Return a batch of inputs for the model, by name."""
    encoded = preprocessing(read_columns(rows))
    return {
        **{name: ops.convert_to_numpy(values) for name, values in encoded.items()},
        "leaf": read_pictures(rows, "leaf", LEAF_SHAPE),
    }


def read_targets(rows: list[Row]) -> dict[str, np.ndarray]:
    """Return what the model is to predict, by the name of the output."""
    return {
        "species": read_names(rows, "species", SPECIES_NAMES),
        "age": read_numbers(rows, ("age",)),
    }


def read_pictures(
    rows: list[Row], column: str, shape: tuple[int, int, int]
) -> np.ndarray:
    """Return pictures with values from 0 to 255, scaled to this height and width."""
    mode = {1: "grayscale", 3: "rgb", 4: "rgba"}[shape[2]]
    pictures = [
        keras.utils.load_img(row[column], color_mode=mode, target_size=shape[:2])
        for row in rows
    ]
    return np.stack([keras.utils.img_to_array(picture) for picture in pictures])


def read_numbers(rows: list[Row], columns: tuple[str, ...]) -> np.ndarray:
    """Return numbers; one that is missing is not a number."""
    numbers = [[float(row[column] or "nan") for column in columns] for row in rows]
    return np.array(numbers, dtype="float32")


def read_strings(rows: list[Row], column: str) -> np.ndarray:
    """Return texts as they are."""
    return np.array([row[column] for row in rows])


def read_names(rows: list[Row], column: str, names: tuple[str, ...]) -> np.ndarray:
    """Return the numbers of the classes that the cells name."""
    return np.array([names.index(row[column]) for row in rows], dtype="int32")


def build_preprocessing(rows: list[Row]) -> keras.Model:
    """Return the model that encodes inputs, with what it learns from these rows."""
    encoders = {
        "site": layers.Hashing(SITE_CATEGORIES + 1),
    }
    raw = {
        "site": keras.Input((), dtype="string", name="site"),
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
        "leaf": write_picture(path("leaf.png"), LEAF_SHAPE, level),
        "site": str(int(level * SITE_CATEGORIES)),
        "species": SPECIES_NAMES[int(level * SPECIES_CLASSES)],
        "age": round(level, 4),
    }


def write_picture(path: Path, shape: tuple[int, int, int], level: float) -> str:
    """Write a dark picture that is bright down to some row; return its name."""
    picture = np.zeros(shape)
    picture[: round(level * shape[0])] = 255
    keras.utils.save_img(path, picture, scale=False)
    return path.name
