"""Data that a Sequential takes and its functional twin refuses."""

from __future__ import annotations

import pytest

from kerasgen.convert import convert
from kerasgen.verify.check import Draft, proved

HEAD = "import keras\nimport numpy as np\nfrom keras import layers\n"
LAST = "layers.GlobalMaxPooling1D()])\n"
MODEL = "model = keras.Sequential([keras.Input({}), layers.Dense(2), " + LAST
WIDE = "model = keras.Sequential([keras.Input({}), " + LAST
ROWS = "model = keras.Sequential([keras.Input({}), layers.Dense(2)])\n"

# The shape that is stated, and that of the data with its batch axis.
TAKEN = {
    "the same": (MODEL, (5, 3), (9, 5, 3)),
    "a size that is left open": (MODEL, (None, 3), (9, 7, 3)),
    "an axis of size 1 more": (ROWS, (3,), (9, 3, 1)),
    "an axis of size 1 less": (MODEL, (3, 1), (9, 3)),
}
# What neither takes: the stated shape is not why it fails.
IMPOSSIBLE = {
    "an axis that the kernel has": (MODEL, (5, 3), (9, 5, 4)),
}
REFUSED = {
    "another size": (MODEL, (5, 3), (9, 7, 3)),
    "an open size and another one": (WIDE, (None, 3), (9, 4, 5)),
}


def text_of(model: str, stated: tuple[int | None, ...], given: tuple[int, ...]) -> str:
    return HEAD + model.format(stated) + f"model.predict(np.ones({given}))\n"


@pytest.mark.parametrize("name", [*TAKEN, *IMPOSSIBLE])
def test_data_that_both_take_or_neither(name: str) -> None:
    text = text_of(*{**TAKEN, **IMPOSSIBLE}[name])
    (found,) = proved([Draft("a.py", text, convert(text))], "on", 1, "light")
    proof = found.models[0].proof
    assert proof is not None
    assert proof.outcome == "equal"


def test_a_size_that_the_source_does_not_tell() -> None:
    text = (
        HEAD
        + MODEL.replace("{}", "(len(open('names').read()), 3)")
        + ("model.predict(np.ones((9, 4, 3)))\n")
    )
    (found,) = proved([Draft("a.py", text, convert(text))], "on", 1, "light")
    proof = found.models[0].proof
    assert proof is not None
    assert proof.outcome == "unknown"


@pytest.mark.parametrize("name", REFUSED)
def test_data_that_only_a_sequential_takes(name: str) -> None:
    model, stated, given = REFUSED[name]
    text = text_of(model, stated, given)
    (found,) = proved([Draft("a.py", text, convert(text))], "on", 1, "light")
    assert found.text == text
    assert found.problem is not None
    assert found.problem.message == (
        "not written: `model`: it would refuse what it takes: data of line 5 have the shape "
        f"{given[1:]}, and its Input takes {stated}; state None for sizes that vary"
    )


@pytest.mark.tensorflow
@pytest.mark.usefixtures("keras")
@pytest.mark.parametrize("name", [*TAKEN, *REFUSED])
def test_what_keras_takes(name: str) -> None:
    text = text_of(*{**TAKEN, **REFUSED}[name])
    exec(compile(text, "before.py", "exec"), {})
    after = compile(convert(text).text, "after.py", "exec")
    if name in TAKEN:
        exec(after, {})
        return
    with pytest.raises(ValueError, match="is incompatible with the layer"):
        exec(after, {})
