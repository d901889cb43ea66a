"""Train the model, on made-up examples if there is no --data."""

from __future__ import annotations

import argparse
import csv
from pathlib import Path

import keras

from data import Batches, load_rows, split_rows, write_synthetic
from model import build_model, compile_model

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
        model = keras.models.load_model(runs / "last.keras")
    else:
        (runs / "log.csv").unlink(missing_ok=True)
        model = build_model()
        compile_model(model)
    batches = Batches(training, shuffle=True)
    model.fit(
        batches,
        validation_data=Batches(validation),
        epochs=epochs,
        initial_epoch=len(logged_losses(runs)),
        callbacks=callbacks(runs),
    )
    return model


def main() -> None:
    """Read the command line, and train."""
    parser = argparse.ArgumentParser(description=__doc__)
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
    train(table, arguments.runs, arguments.epochs, resume=arguments.resume)


if __name__ == "__main__":
    main()
