"""What a conversion leaves alone: the calls beside the models."""

from __future__ import annotations

import pytest

from kerasgen.verify.surroundings import changed_code
from tests.convert.cases import case_named, case_names

MODEL = """
import keras
from keras import layers
n = load(3)
model = keras.Sequential([keras.Input((4,)), layers.Dense(n, name="a"), layers.Dense(2)])
model.compile(loss="mse")
model.layers[0].set_weights(load(4))
"""

# What is written in the place of what, and the call that is told.
CHANGES = {
    "a value": ("n = load(3)", "n = load(5)", "load(3)"),
    "another function": ("n = load(3)", "n = other(3)", "load(3)"),
    "a call that is lost": ('model.compile(loss="mse")\n', "", "model.compile(loss='mse')"),
    "a call that is added": ("n = load(3)", "n = load(3)\nload(9)", "layers.Dense(n, name='a')"),
    "an argument of a layer": ('name="a"', 'name="b"', "layers.Dense(n, name='a')"),
    "calls in another order": (
        'model.compile(loss="mse")\nmodel.layers[0].set_weights(load(4))',
        'model.layers[0].set_weights(load(4))\nmodel.compile(loss="mse")',
        "model.compile(loss='mse')",
    ),
}


@pytest.mark.parametrize("name", CHANGES)
def test_a_call_that_is_another_one(name: str) -> None:
    old, new, call = CHANGES[name]
    assert old in MODEL
    assert changed_code(MODEL, MODEL.replace(old, new)) == call


def test_the_positions_of_layers_may_shift() -> None:
    assert changed_code(MODEL, MODEL.replace("layers[0]", "layers[1]")) is None


def test_nearly_all_cases_leave_the_other_code_alone() -> None:
    cases = [case for case in map(case_named, case_names()) if case.converts]
    changed = [c.name for c in cases if changed_code(c.before, c.convert(c.before).text)]
    assert len(changed) < len(cases) / 8, changed
