"""Every case that converts, converted back and there again: the text stays what it is."""

from __future__ import annotations

import pytest

from kerasgen import convert
from tests.convert.cases import case_named, case_names

CONVERTING = [name for name in case_names() if case_named(name).converts]

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


def test_the_plain_styles_are_each_other() -> None:
    assert convert(PLAIN_FUNCTIONAL, "sequential").text == PLAIN_SEQUENTIAL
    assert convert(PLAIN_SEQUENTIAL, "functional").text == PLAIN_FUNCTIONAL


@pytest.mark.parametrize("name", CONVERTING)
def test_twice_there_is_once_there(name: str) -> None:
    case = case_named(name)
    back = case.there_and_back()
    again = convert(back, case.to)
    assert again.problem is None
    assert convert(again.text, case.to).text == again.text
