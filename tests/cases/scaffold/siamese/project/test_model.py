"""The model builds, takes a step, and predicts the same once it is saved and loaded."""

from __future__ import annotations

import numpy as np
import pytest
from tensorflow import keras

from data import load_rows, read_inputs, read_targets, write_synthetic
from model import build_model, compile_model


@pytest.fixture(scope="module")
def batch(
    tmp_path_factory: pytest.TempPathFactory,
) -> tuple[dict[str, np.ndarray], dict[str, np.ndarray]]:
    """Return a batch of made-up inputs and targets."""
    rows = load_rows(write_synthetic(tmp_path_factory.mktemp("data"), count=8))
    return read_inputs(rows), read_targets(rows)


@pytest.fixture(scope="module")
def model() -> keras.Model:
    """Return the model, ready to be trained."""
    model = build_model()
    compile_model(model)
    return model


def test_outputs_have_the_shapes_of_the_targets(model, batch):
    inputs, targets = batch
    outputs = model.predict_on_batch(inputs)
    assert outputs.keys() == targets.keys()
    for name, target in targets.items():
        assert len(outputs[name]) == len(target)


def test_a_step_of_training(model, batch):
    losses = model.train_on_batch(*batch, return_dict=True)
    assert all(np.isfinite(loss) for loss in losses.values())


def test_a_saved_model_predicts_the_same(model, batch, tmp_path):
    model.save(tmp_path / "model.keras")
    loaded = keras.models.load_model(tmp_path / "model.keras")
    inputs, _ = batch
    before, after = model.predict_on_batch(inputs), loaded.predict_on_batch(inputs)
    for name, values in before.items():
        np.testing.assert_allclose(values, after[name], rtol=1e-5, atol=1e-5)
