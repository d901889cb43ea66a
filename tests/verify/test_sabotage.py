"""A converter that makes mistakes: each is caught before anything is written."""

from __future__ import annotations

import pytest

from kerasgen import Conversion
from kerasgen.convert import convert
from kerasgen.verify.check import Draft, proved

HEAD = "import keras\nfrom keras import layers\n"

SEQUENTIAL = (
    HEAD
    + """
def scale(x):
    return x * 2

def shift(x):
    return x + 2

shared = layers.Dense(8, name="shared")
model = keras.Sequential(
    [
        keras.Input((8, 8, 3), name="picture"),
        layers.Conv2D(4, 3, padding="same", activation="relu", name="first"),
        layers.MaxPooling2D(),
        layers.Flatten(),
        layers.Dense(8, activation="tanh", kernel_initializer="he_normal"),
        layers.Dense(8, kernel_constraint="max_norm", kernel_regularizer="l2"),
        layers.Dropout(0.5, seed=3),
        layers.Dense(8, trainable=False),
        layers.Activation(scale),
        shared,
        layers.Dense(8),
        layers.Dense(4, dtype="float64"),
    ],
    name="classifier",
)
"""
)

FUNCTIONAL = convert(SEQUENTIAL).text

# What is written in the place of what: in the functional text that a Sequential became.
MISTAKES = {
    "a layer is dropped": ("x = layers.MaxPooling2D()(x)\n", ""),
    "a layer is doubled": (
        "x = layers.Flatten()(x)\n",
        "x = layers.Flatten()(x)\nx = layers.Flatten()(x)\n",
    ),
    "two layers are swapped": (
        "x = layers.Dropout(0.5, seed=3)(x)\nx = layers.Dense(8, trainable=False)(x)\n",
        "x = layers.Dense(8, trainable=False)(x)\nx = layers.Dropout(0.5, seed=3)(x)\n",
    ),
    "a layer is renamed": ('name="first"', 'name="other"'),
    "a layer loses its name": (', name="first"', ""),
    "an argument is lost": ('padding="same", ', ""),
    "an argument is another": ('padding="same"', 'padding="valid"'),
    "an activation is another": ('activation="tanh"', 'activation="relu"'),
    "a function of the source is another": ("Activation(scale)", "Activation(shift)"),
    "a function of the source is lost": ("layers.Activation(scale)", "layers.Activation(None)"),
    "an initializer is lost": (', kernel_initializer="he_normal"', ""),
    "a constraint is lost": ('kernel_constraint="max_norm", ', ""),
    "a regularizer is lost": (', kernel_regularizer="l2"', ""),
    "a seed is lost": (", seed=3", ""),
    "a flag is lost": (", trainable=False", ""),
    "a dtype is lost": (', dtype="float64"', ""),
    "a size is another": ("layers.Dense(4,", "layers.Dense(5,"),
    "the input has another shape": ("(8, 8, 3)", "(8, 10, 3)"),
    "the input has another rank": ("(8, 8, 3)", "(2, 8, 8, 3)"),
    "the input has another dtype": ('name="picture"', 'name="picture", dtype="int32"'),
    "the input has a batch size": ('name="picture"', 'name="picture", batch_size=2'),
    "the input loses its name": (', name="picture"', ""),
    "a layer is shared": ("x = layers.Dense(8)(x)\n", "x = shared(x)\n"),
    "a layer is called twice": ("x = shared(x)\n", "x = shared(shared(x))\n"),
    "a layer is no more shared": ("x = shared(x)\n", "x = layers.Dense(8, name='shared')(x)\n"),
    "the model is renamed": ('name="classifier"', 'name="regressor"'),
    "the model loses its name": (', name="classifier"', ""),
    "the model is frozen": ('name="classifier"', 'name="classifier", trainable=False'),
    "the output is another": ("keras.Model(inputs, outputs", "keras.Model(inputs, x"),
    "an output is added": ("keras.Model(inputs, outputs", "keras.Model(inputs, [x, outputs]"),
    "an operator is put in": ("x = layers.Flatten()(x)\n", "x = layers.Flatten()(x * 2)\n"),
    "a call gets an argument": ("seed=3)(x)", "seed=3)(x, training=True)"),
    "layers are made in another order": (
        "x = layers.Dense(8)(x)\noutputs = layers.Dense(4, dtype=\"float64\")(x)\n",
        'last = layers.Dense(4, dtype="float64")\nx = layers.Dense(8)(x)\noutputs = last(x)\n',
    ),
}  # fmt: skip

# Not the same text, and yet the same model.
HARMLESS = {
    "names of tensors": ("outputs", "result"),
}
# What a converter does not do, though the model is the same.
UNUSUAL = {
    "an argument by its name": ("layers.Dense(8, trainable", "layers.Dense(units=8, trainable"),
    "a default that is written": ("layers.MaxPooling2D()", "layers.MaxPooling2D((2, 2))"),
}


def judged(texts: dict[str, str], backend: str) -> dict[str, Conversion]:
    """Judge texts that a converter might have made of SEQUENTIAL."""
    models = convert(SEQUENTIAL).models
    drafts = [Draft("a.py", SEQUENTIAL, Conversion(text, models)) for text in texts.values()]
    found = proved(drafts, "on", 1, backend)
    return dict(zip(texts, found, strict=True))


def changed(edits: dict[str, tuple[str, str]]) -> dict[str, str]:
    for old, _ in edits.values():
        assert old in FUNCTIONAL, old
    return {name: FUNCTIONAL.replace(old, new) for name, (old, new) in edits.items()}


def unnoticed(backend: str) -> list[str]:
    found = judged(changed(MISTAKES), backend)
    for conversion in found.values():
        if conversion.problem is not None:
            assert conversion.text == SEQUENTIAL
            assert "would not be the same model: " in conversion.problem.message
            assert "please report it" in conversion.problem.message
    return [name for name, conversion in found.items() if conversion.problem is None]


def test_every_mistake_is_caught_without_tensorflow() -> None:
    assert len(MISTAKES) >= 20
    assert unnoticed("light") == []


@pytest.mark.tensorflow
def test_every_mistake_is_caught_with_tensorflow() -> None:
    assert unnoticed("tensorflow") == []


def test_what_is_written_otherwise_is_not_known() -> None:
    found = judged(changed(UNUSUAL), "light")
    proofs = [conversion.models[0].proof for conversion in found.values()]
    assert [proof.outcome for proof in proofs if proof is not None] == ["unknown"] * len(UNUSUAL)


def test_what_is_the_same_is_proved() -> None:
    found = judged({"nothing": FUNCTIONAL, **changed(HARMLESS)}, "light")
    outcomes = {name: conversion.models[0].proof for name, conversion in found.items()}
    assert {proof.outcome for proof in outcomes.values() if proof is not None} == {"equal"}
    assert all(outcomes.values())


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("layers.Dense(wide)", "layers.Dense(narrow)"),
        ("layers.Dense(units=narrow)", "layers.Dense(units=wide)"),
    ],
)
def test_sizes_that_the_source_does_not_tell(old: str, new: str) -> None:
    text = HEAD + (
        "wide, narrow = map(len, open('sizes'))\n"
        "model = keras.Sequential()\n"
        "model.add(layers.Dense(wide, input_dim=wide))\n"
        "model.add(layers.Dense(wide))\n"
        "model.add(layers.Dense(units=narrow))\n"
    )
    right = convert(text)
    wrong = Conversion(right.text.replace(old, new), right.models)
    drafts = [Draft("a.py", text, conversion) for conversion in (right, wrong)]
    proved_right, proved_wrong = proved(drafts, "on", 1, "light")
    (model,) = proved_right.models
    assert model.proof is not None
    assert model.proof.outcome == "equal"
    (model,) = proved_wrong.models
    assert model.proof is not None
    assert model.proof.outcome == "unknown"
    assert model.proof.detail is not None
    assert " became " in model.proof.detail
    assert model.proof.detail.endswith("which may be the same")


@pytest.mark.tensorflow
def test_outputs_are_compared() -> None:
    text = (
        HEAD + "m = keras.Sequential([keras.Input((3,)), layers.Dropout(0.5), layers.Dense(2)])\n"
    )
    conversion = convert(text)
    (found,) = proved([Draft("a.py", text, conversion)], "on", 1, "tensorflow")
    proof = found.models[0].proof
    assert proof is not None
    assert (proof.outcome, proof.outputs, proof.detail) == ("equal", True, None)
