"""Imports a generated project, trains it for an epoch on its made-up examples, and predicts."""

from __future__ import annotations

import contextlib
import sys
from importlib import import_module, invalidate_caches
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

__all__ = ["imported", "train_and_predict", "written"]

_MODULES = ("model", "data", "train", "predict", "test_model")


def written(folder: Path, files: Mapping[str, str]) -> Path:
    """Write files under a folder."""
    for path, text in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    return folder


@contextlib.contextmanager
def imported(folder: Path) -> Iterator[dict[str, Any]]:
    """The modules of a project by their names, gone from `sys.modules` afterwards."""
    sys.path.insert(0, str(folder))
    invalidate_caches()
    names = [name for name in _MODULES if (folder / f"{name}.py").is_file()]
    try:
        yield {name: import_module(name) for name in names}
    finally:
        sys.path.remove(str(folder))
        for name in names:
            sys.modules.pop(name, None)


def train_and_predict(modules: Mapping[str, Any], folder: Path, **options: Any) -> list[Any]:
    """Train one epoch, load the model again, and return what is printed of the examples.

    The loaded model must predict what the trained one does.
    """
    import keras
    import numpy as np

    table = modules["data"].write_synthetic(folder / "synthetic", count=6)
    runs = folder / "runs"
    model = modules["train"].train(table, runs, 1, **options)
    loaded = keras.models.load_model(runs / "last.keras")
    rows = modules["data"].load_rows(table)
    preprocessing = runs / "preprocessing.keras"
    encoders = [keras.models.load_model(preprocessing)] if preprocessing.is_file() else []
    inputs = modules["data"].read_inputs(rows, *encoders)
    before, after = model.predict_on_batch(inputs), loaded.predict_on_batch(inputs)
    assert before.keys() == after.keys() == modules["data"].read_targets(rows).keys()
    for name, values in before.items():
        np.testing.assert_allclose(values, after[name], rtol=1e-4, atol=1e-5)
        assert np.isfinite(values).all(), name
    predictions = modules["predict"].predict(rows, runs)
    return [modules["predict"].readable(predictions, index) for index in range(len(rows))]
