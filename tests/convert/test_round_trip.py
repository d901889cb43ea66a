"""Every case that converts, converted back: the models are those of the case."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kerasgen import convert
from tests.convert.cases import case_named, case_names
from tests.convert.equivalence import compare_runs, execute

if TYPE_CHECKING:
    from pathlib import Path

    from tests.convert.cases import Case

CONVERTING = [name for name in case_names() if case_named(name).converts]
RUNNING = [name for name in CONVERTING if case_named(name).runs]

PLAIN = """\
from keras.layers import Dense, Dropout, Input
from keras.models import {imported}

# a small net
"""
PLAIN_FUNCTIONAL = (
    PLAIN.format(imported="Model")
    + """\
inputs = Input(shape=(4,))
x = Dense(8, activation="relu")(inputs)  # wide
x = Dropout(0.5)(x)
# the last one
outputs = Dense(
    2,
    activation="softmax",  # two classes
)(x)
model = Model(inputs, outputs, name="net")
print(model.layers[1].name, model.layers[-1].name)
"""
)
PLAIN_SEQUENTIAL = (
    PLAIN.format(imported="Sequential")
    + """\
model = Sequential([
    Input(shape=(4,)),
    Dense(8, activation="relu"),  # wide
    Dropout(0.5),
    # the last one
    Dense(
        2,
        activation="softmax",  # two classes
    ),
], name="net")
print(model.layers[0].name, model.layers[-1].name)
"""
)


def there_and_back(case: Case) -> str:
    there = case.convert(case.before).text
    back = convert(there, "sequential" if case.to == "functional" else "functional")
    assert back.problem is None
    return back.text


def test_the_plain_styles_are_each_other() -> None:
    assert convert(PLAIN_FUNCTIONAL, "sequential").text == PLAIN_SEQUENTIAL
    assert convert(PLAIN_SEQUENTIAL, "functional").text == PLAIN_FUNCTIONAL


@pytest.mark.parametrize("name", CONVERTING)
def test_twice_there_is_once_there(name: str) -> None:
    case = case_named(name)
    back = there_and_back(case)
    again = convert(back, case.to)
    assert again.problem is None
    assert convert(again.text, case.to).text == again.text


@pytest.mark.tensorflow
@pytest.mark.usefixtures("keras")
@pytest.mark.parametrize("name", RUNNING)
def test_there_and_back_is_the_same_model(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    case = case_named(name)
    back = there_and_back(case)
    if back != case.before:
        assert compare_runs(execute(case.before), execute(back)) == []
