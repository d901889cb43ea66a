"""Examples: made-up ones for a first run, or those of a table of your own."""

from __future__ import annotations

import csv
import math
import random
import wave
from pathlib import Path

import numpy as np
from tensorflow import keras

from model import FIRST_SAMPLES, SAMPLING_RATE, SECOND_SAMPLES

BATCH_SIZE = 32

INPUT_COLUMNS = ("first", "second")
TARGET_COLUMNS = ("same",)
FILE_COLUMNS = ("first", "second")
SAME_NAMES = ("different", "same")

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
        "first": read_sounds(rows, "first", FIRST_SAMPLES),
        "second": read_sounds(rows, "second", SECOND_SAMPLES),
    }


def read_targets(rows: list[Row]) -> dict[str, np.ndarray]:
    """Return what the model is to predict, by the name of the output."""
    return {
        "same": read_flags(rows, "same", yes=SAME_NAMES[1]),
    }


def read_sounds(rows: list[Row], column: str, samples: int) -> np.ndarray:
    """Return 16 bit .wav files as values from -1 to 1, cut or padded; one channel."""
    sounds = np.zeros((len(rows), samples), dtype="float32")
    for index, row in enumerate(rows):
        with wave.open(row[column], "rb") as file:
            channels = file.getnchannels()
            data = np.frombuffer(file.readframes(samples), dtype="<i2")
        sound = data.reshape(-1, channels).mean(axis=1) / 2**15
        sounds[index, : len(sound)] = sound
    return sounds


def read_flags(rows: list[Row], column: str, yes: str = "1") -> np.ndarray:
    """Return 1 where the cell says yes, else 0."""
    return np.array([[row[column] == yes] for row in rows], dtype="float32")


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
    """Return an example whose two sides differ by a hidden number from 0 to 1."""

    def path(name: str) -> Path:
        return folder / f"{index}_{name}"

    one = 7 * level % 1 / 2
    other = one + level / 2
    return {
        "first": write_sound(path("first.wav"), FIRST_SAMPLES, one),
        "second": write_sound(path("second.wav"), SECOND_SAMPLES, other),
        "same": SAME_NAMES[int(level > 0.5)],
    }


def write_sound(path: Path, samples: int, level: float) -> str:
    """Write a tone, the higher the higher the level; return its name."""
    seconds = np.arange(samples) / SAMPLING_RATE
    tone = np.sin(2 * np.pi * (200 + 2000 * level) * seconds)
    with wave.open(str(path), "wb") as file:
        file.setparams((1, 2, SAMPLING_RATE, 0, "NONE", "not compressed"))
        file.writeframes((tone * (2**15 - 1)).astype("<i2").tobytes())
    return path.name
