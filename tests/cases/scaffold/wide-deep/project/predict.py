"""Print what the best model says of examples, one line of JSON each."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import keras
import numpy as np

from data import BATCH_SIZE, Row, load_rows, read_inputs, write_synthetic
from train import RUNS


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
        "clicked": round(float(row["clicked"][0]), 4),
        "spent": round(float(row["spent"][0]), 4),
    }


def main() -> None:
    """Read the command line, and predict."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, help="a table of examples")
    parser.add_argument("--runs", type=Path, default=RUNS, help="where the models are")
    parser.add_argument(
        "--save",
        type=Path,
        help="write all predictions to this .npz file",
    )
    arguments = parser.parse_args()
    if not (arguments.runs / "best.keras").is_file():
        parser.error(f"there is no model in {arguments.runs}: run train.py first")
    table = arguments.data or write_synthetic(Path("synthetic"), count=8)
    rows = load_rows(table)
    predictions = predict(rows, arguments.runs)
    if arguments.save:
        np.savez(arguments.save, **predictions)
    for index in range(len(rows)):
        print(json.dumps(readable(predictions, index)))


if __name__ == "__main__":
    main()
