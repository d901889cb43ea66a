"""Every case that can run, run in the real Keras before the conversion, after it, and back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.convert.cases import case_named, case_names
from tests.convert.equivalence import compare_runs, execute, models_in

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = [pytest.mark.tensorflow, pytest.mark.usefixtures("keras")]

NAMES = [name for name in case_names() if case_named(name).converts and case_named(name).runs]

SHIFTED = "import keras\nmodel = keras.Sequential([keras.Input((3,)), keras.layers.Dense({})])\n"


@pytest.mark.parametrize("name", NAMES)
def test_case_is_the_same_model(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    case = case_named(name)
    before = execute(case.before)
    assert models_in(before.namespace), "the case leaves no model to compare"
    after = execute(case.convert(case.before).text)
    assert compare_runs(before, after) == []
    back = case.there_and_back()
    if back != case.before:
        assert compare_runs(before, execute(back)) == []


@pytest.mark.parametrize(
    ("after", "what"),
    [
        (SHIFTED.format("4, name='d'"), "layers"),
        (SHIFTED.format("5"), "weights"),
        (SHIFTED.format("4, activation='relu'"), "outputs"),
        (SHIFTED.format("4, kernel_initializer='ones'"), "weight 0"),
        (SHIFTED.format("4").replace("(3,)", "(3,), name='i'"), "inputs"),
        (SHIFTED.format("4").replace("(3,)", "(3,), dtype='int32'"), "inputs"),
        (SHIFTED.format("4") + "model.trainable = False\n", "trainable"),
        (SHIFTED.format("4") + "del model\n", "gone"),
        (SHIFTED.format("4") + "print(1)\n", "printed"),
        (SHIFTED.format("4") + "n = 2\n", "became"),
    ],
)
def test_the_comparison_sees_a_difference(after: str, what: str) -> None:
    before = execute(SHIFTED.format("4") + ("n = 1\n" if "n = 2" in after else ""))
    assert any(what in difference for difference in compare_runs(before, execute(after)))


def test_the_comparison_accepts_the_functional_form() -> None:
    functional = (
        "import keras\ninputs = keras.Input((3,))\n"
        "model = keras.Model(inputs, keras.layers.Dense(4)(inputs))\n"
    )
    assert compare_runs(execute(SHIFTED.format("4")), execute(functional)) == []
