"""shop: its model, its data, training and prediction. See `--help`."""

from __future__ import annotations

import argparse
import csv
import json
import math
import random
from pathlib import Path

import keras
import numpy as np
from keras import layers, ops

PHOTO_SHAPE = (128, 128, 3)
TITLE_LENGTH = 32
TITLE_VOCABULARY = 10_000
BRAND_CATEGORIES = 40
SEGMENT_CLASSES = 5

IMAGE_FILTERS = (32, 64, 128)
TOKEN_UNITS = 64
CATEGORY_UNITS = 16
TRUNK_UNITS = (128, 64)
DROPOUT = 0.2
HEAD_UNITS = 32
LEARNING_RATE = 1e-3


def image_features(image: keras.KerasTensor) -> keras.KerasTensor:
    """Return a vector per image, whose values are from 0 to 255."""
    x = layers.Rescaling(1 / 255)(image)
    for filters in IMAGE_FILTERS:
        x = layers.Conv2D(filters, 3, padding="same", use_bias=False)(x)
        x = layers.BatchNormalization()(x)
        x = layers.Activation("relu")(x)
        x = layers.MaxPooling2D(padding="same")(x)
    return layers.GlobalAveragePooling2D()(x)


def token_features(tokens: keras.KerasTensor, vocabulary: int) -> keras.KerasTensor:
    """Return a vector per text of token numbers, of which 0 pads."""
    x = layers.Embedding(vocabulary, TOKEN_UNITS, mask_zero=True)(tokens)
    return layers.Bidirectional(layers.GRU(TOKEN_UNITS))(x)


def category_features(index: keras.KerasTensor, categories: int) -> keras.KerasTensor:
    """Return a vector per category; index 0 is for those never seen."""
    return layers.Embedding(categories + 1, CATEGORY_UNITS)(index)


def regression_head(x: keras.KerasTensor, count: int, name: str) -> keras.KerasTensor:
    """Return so many numbers."""
    x = layers.Dense(HEAD_UNITS, activation="relu")(x)
    return layers.Dense(count, name=name)(x)


def binary_head(x: keras.KerasTensor, name: str) -> keras.KerasTensor:
    """Return one probability."""
    x = layers.Dense(HEAD_UNITS, activation="relu")(x)
    return layers.Dense(1, activation="sigmoid", name=name)(x)


def classes_head(x: keras.KerasTensor, classes: int, name: str) -> keras.KerasTensor:
    """Return a probability per class; they sum to 1."""
    x = layers.Dense(HEAD_UNITS, activation="relu")(x)
    return layers.Dense(classes, activation="softmax", name=name)(x)


def build_model() -> keras.Model:
    """Return the model, from a dict of inputs to a dict of outputs, not compiled."""
    inputs = {
        "photo": keras.Input(PHOTO_SHAPE, name="photo"),
        "title": keras.Input((TITLE_LENGTH,), dtype="int32", name="title"),
        "price": keras.Input((1,), name="price"),
        "brand": keras.Input((), dtype="int32", name="brand"),
    }
    features = [
        image_features(inputs["photo"]),
        token_features(inputs["title"], TITLE_VOCABULARY),
        inputs["price"],
        category_features(inputs["brand"], BRAND_CATEGORIES),
    ]
    x = layers.Concatenate()(features)
    for units in TRUNK_UNITS:
        x = layers.Dense(units, activation="relu")(x)
        x = layers.Dropout(DROPOUT)(x)
    outputs = {
        "demand": regression_head(x, 1, "demand"),
        "returned": binary_head(x, "returned"),
        "segment": classes_head(x, SEGMENT_CLASSES, "segment"),
    }
    return keras.Model(inputs, outputs, name="shop")


def compile_model(model: keras.Model, learning_rate: float = LEARNING_RATE) -> None:
    """Set the optimizer, and for each output its loss, loss weight and metrics."""
    model.compile(
        optimizer=keras.optimizers.Adam(learning_rate),
        loss={
            "demand": "mse",
            "returned": "binary_crossentropy",
            "segment": "sparse_categorical_crossentropy",
        },
        loss_weights={
            "demand": 1.0,
            "returned": 1.0,
            "segment": 1.0,
        },
        metrics={
            "demand": ["mae"],
            "returned": ["accuracy", keras.metrics.AUC(name="auc")],
            "segment": ["accuracy"],
        },
    )


BATCH_SIZE = 32

INPUT_COLUMNS = ("photo", "title", "price", "brand")
TARGET_COLUMNS = ("demand", "returned", "segment")
FILE_COLUMNS = ("photo",)
WORDS = ("good", "small", "fresh", "old", "fine", "big", "best", "low")

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
        "title": read_strings(rows, "title"),
        "price": read_numbers(rows, ("price",)),
        "brand": read_strings(rows, "brand"),
    }


def read_inputs(rows: list[Row], preprocessing: keras.Model) -> dict[str, np.ndarray]:
    """Return a batch of inputs for the model, by name."""
    encoded = preprocessing(read_columns(rows))
    return {
        **{name: ops.convert_to_numpy(values) for name, values in encoded.items()},
        "photo": read_pictures(rows, "photo", PHOTO_SHAPE),
    }


def read_targets(rows: list[Row]) -> dict[str, np.ndarray]:
    """Return what the model is to predict, by the name of the output."""
    return {
        "demand": read_numbers(rows, ("demand",)),
        "returned": read_flags(rows, "returned"),
        "segment": read_integers(rows, "segment"),
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


def read_integers(rows: list[Row], column: str) -> np.ndarray:
    """Return whole numbers; one that is missing is -1."""
    return np.array([int(row[column] or -1) for row in rows], dtype="int64")


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
        "title": layers.TextVectorization(
            max_tokens=TITLE_VOCABULARY,
            output_sequence_length=TITLE_LENGTH,
        ),
        "price": fitted_normalization(columns["price"]),
        "brand": layers.StringLookup(max_tokens=BRAND_CATEGORIES + 1),
    }
    encoders["title"].adapt(columns["title"])
    encoders["brand"].adapt(columns["brand"])
    raw = {
        "title": keras.Input((), dtype="string", name="title"),
        "price": keras.Input((1,), name="price"),
        "brand": keras.Input((), dtype="string", name="brand"),
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
        "title": " ".join(WORDS[int(level * 4) :: 4]),
        "price": round(100 * level, 2),
        "brand": str(int(level * BRAND_CATEGORIES)),
        "demand": round(level, 4),
        "returned": int(level > 0.5),
        "segment": int(level * SEGMENT_CLASSES),
    }


def write_picture(path: Path, shape: tuple[int, int, int], level: float) -> str:
    """Write a dark picture that is bright down to some row; return its name."""
    picture = np.zeros(shape)
    picture[: round(level * shape[0])] = 255
    keras.utils.save_img(path, picture, scale=False)
    return path.name


RUNS = Path("runs")


def callbacks(runs: Path) -> list[keras.callbacks.Callback]:
    """Return what keeps the best and the last model, logs, and stops in time."""
    best = keras.callbacks.ModelCheckpoint(
        runs / "best.keras",
        save_best_only=True,
        initial_value_threshold=min(logged_losses(runs), default=None),
    )
    return [
        best,
        keras.callbacks.ModelCheckpoint(runs / "last.keras"),
        keras.callbacks.CSVLogger(runs / "log.csv", append=True),
        keras.callbacks.EarlyStopping(patience=5),
        keras.callbacks.TerminateOnNaN(),
    ]


def logged_losses(runs: Path) -> list[float]:
    """Return the validation loss of each epoch that the log of a run holds."""
    log = runs / "log.csv"
    if not log.exists():
        return []
    with log.open(newline="", encoding="utf-8") as file:
        return [float(row["val_loss"]) for row in csv.DictReader(file)]


def train(table: Path, runs: Path, epochs: int, *, resume: bool = False) -> keras.Model:
    """Train up to so many epochs in all, and keep all of it in `runs`."""
    training, validation = split_rows(load_rows(table))
    runs.mkdir(parents=True, exist_ok=True)
    if resume:
        preprocessing = keras.models.load_model(runs / "preprocessing.keras")
        model = keras.models.load_model(runs / "last.keras")
    else:
        (runs / "log.csv").unlink(missing_ok=True)
        preprocessing = build_preprocessing(training)
        preprocessing.save(runs / "preprocessing.keras")
        model = build_model()
        compile_model(model)
    batches = Batches(training, preprocessing, shuffle=True)
    model.fit(
        batches,
        validation_data=Batches(validation, preprocessing),
        epochs=epochs,
        initial_epoch=len(logged_losses(runs)),
        callbacks=callbacks(runs),
    )
    return model


def predict(rows: list[Row], runs: Path) -> dict[str, np.ndarray]:
    """Return what the best model says of these rows, by the name of the output."""
    model = keras.models.load_model(runs / "best.keras")
    preprocessing = keras.models.load_model(runs / "preprocessing.keras")
    batches = [
        rows[start : start + BATCH_SIZE] for start in range(0, len(rows), BATCH_SIZE)
    ]
    parts = [
        model.predict_on_batch(read_inputs(batch, preprocessing)) for batch in batches
    ]
    return {name: np.concatenate([part[name] for part in parts]) for name in parts[0]}


def readable(predictions: dict[str, np.ndarray], index: int) -> dict[str, object]:
    """Return the predictions for one row in terms of the table."""
    row = {name: values[index] for name, values in predictions.items()}
    return {
        "demand": round(float(row["demand"][0]), 4),
        "returned": round(float(row["returned"][0]), 4),
        "segment": int(row["segment"].argmax()),
    }


def main() -> None:
    """Read the command line; train or predict."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("command", choices=("train", "predict"))
    parser.add_argument("--data", type=Path, help="a table of examples")
    parser.add_argument("--epochs", type=int, default=10)
    parser.add_argument("--resume", action="store_true", help="go on with the last run")
    parser.add_argument(
        "--runs",
        type=Path,
        default=RUNS,
        help="where to keep the models",
    )
    arguments = parser.parse_args()
    if arguments.resume and not (arguments.runs / "last.keras").is_file():
        parser.error(f"there is no run to go on with in {arguments.runs}")
    table = arguments.data or write_synthetic(Path("synthetic"))
    if arguments.command == "train":
        train(table, arguments.runs, arguments.epochs, resume=arguments.resume)
        return
    if not (arguments.runs / "best.keras").is_file():
        parser.error(f"there is no model in {arguments.runs}: train first")
    rows = load_rows(table)
    predictions = predict(rows, arguments.runs)
    for index in range(len(rows)):
        print(json.dumps(readable(predictions, index)))


if __name__ == "__main__":
    main()
