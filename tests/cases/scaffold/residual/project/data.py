"""Examples: made-up ones for a first run, or those of a table of your own."""

from __future__ import annotations

import csv
import datetime
import math
import random
from pathlib import Path

import keras
import numpy as np

from model import (
    ALERTS_LABELS,
    DATE_FEATURES,
    FORECAST_SHAPE,
    PHOTO_SHAPE,
    READINGS_SHAPE,
)

BATCH_SIZE = 32

INPUT_COLUMNS = ("photo", "readings", "day")
TARGET_COLUMNS = ("forecast", "alerts")
FILE_COLUMNS = ("photo", "readings", "forecast")

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
        "photo": read_pictures(rows, "photo", PHOTO_SHAPE),
        "readings": read_arrays(rows, "readings", READINGS_SHAPE),
        "day": read_dates(rows, "day"),
    }


def read_targets(rows: list[Row]) -> dict[str, np.ndarray]:
    """Return what the model is to predict, by the name of the output."""
    return {
        "forecast": read_arrays(rows, "forecast", FORECAST_SHAPE),
        "alerts": read_labels(rows, "alerts", tuple(map(str, range(ALERTS_LABELS)))),
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


def read_arrays(rows: list[Row], column: str, shape: tuple[int, ...]) -> np.ndarray:
    """Return arrays of .npy files, cut or padded with zeros along their first axis."""
    arrays = np.zeros((len(rows), *shape), dtype="float32")
    for index, row in enumerate(rows):
        array = np.load(row[column])[: shape[0]]
        arrays[index, : len(array)] = array
    return arrays


def read_dates(rows: list[Row], column: str) -> np.ndarray:
    """Return per date its years since 2000, and its place in year and week."""
    dates = np.zeros((len(rows), DATE_FEATURES), dtype="float32")
    for index, row in enumerate(rows):
        date = datetime.datetime.fromisoformat(row[column])
        year = 2 * math.pi * date.timetuple().tm_yday / 366
        week = 2 * math.pi * date.weekday() / 7
        circles = math.sin(year), math.cos(year), math.sin(week), math.cos(week)
        dates[index] = date.year - 2000 + date.month / 12, *circles
    return dates


def read_labels(rows: list[Row], column: str, names: tuple[str, ...]) -> np.ndarray:
    """Return for each label whether it is in a cell such as `3|7`."""
    cells = [row[column].split("|") for row in rows]
    labels = [[name in cell for name in names] for cell in cells]
    return np.array(labels, dtype="float32")


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
        "photo": write_picture(path("photo.png"), PHOTO_SHAPE, level),
        "readings": write_array(path("readings.npy"), READINGS_SHAPE, level),
        "day": datetime.date.fromordinal(737_000 + int(2000 * level)),
        "forecast": write_array(path("forecast.npy"), FORECAST_SHAPE, level),
        "alerts": "|".join(map(str, range(round(level * ALERTS_LABELS)))),
    }


def write_picture(path: Path, shape: tuple[int, int, int], level: float) -> str:
    """Write a dark picture that is bright down to some row; return its name."""
    picture = np.zeros(shape)
    picture[: round(level * shape[0])] = 255
    keras.utils.save_img(path, picture, scale=False)
    return path.name


def write_array(path: Path, shape: tuple[int, ...], level: float) -> str:
    """Write an array of one value; return its name."""
    np.save(path, np.full(shape, level, dtype="float32"))
    return path.name
