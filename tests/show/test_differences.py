"""What differs between two sources is said in words, and only what differs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kerasgen.show.ask import models_of
from kerasgen.show.differences import compare
from kerasgen.show.side_by_side import render

if TYPE_CHECKING:
    from kerasgen.show.shown import Shown

FOLDER = Path(__file__).parent.parent / "cases" / "compare"
HEAD = "import keras\nfrom keras import layers\n\n"
BASE = HEAD + (
    "i = keras.Input((8, 8, 3))\n"
    "x = layers.Conv2D(4, 3, activation='relu')(i)\n"
    "x = layers.Dropout(0.25)(x)\n"
    "x = layers.Flatten()(x)\n"
    "a = layers.Dense(6, name='one')(x)\n"
    "b = layers.Dense(6, name='two')(x)\n"
    "m = keras.Model(i, layers.Add()([a, b]))\n"
)
# What is replaced by what, and the words that must be said of it.
CHANGES = {
    "removed": ("x = layers.Dropout(0.25)(x)\n", "", "- dropout Dropout (6, 6, 4)"),
    "added": ("x = layers.Flat", "x = layers.ReLU()(x)\nx = layers.Flat", "+ "),
    "units": ("Dense(6, name='one')", "Dense(7, name='one')", "units 6 -> 7"),
    "activation": ("'relu'", "'gelu'", "activation relu -> gelu"),
    "rate": ("0.25", "0.5", "rate 0.25 -> 0.5"),
    "name": ("'one'", "'first'", "name one -> first"),
    "unused variable": ("a = lay", "m = 1\na = lay", None),
    "frozen": (
        "a = layers.Dense(6, name='one')(x)",
        "a = layers.Dense(6, name='one', trainable=False)(x)",
        "trainable True -> False; trainable 870 -> 0",
    ),
    "input": ("layers.Add()([a, b])", "layers.Add()([a, a])", "- two Dense (6,)"),
    "order": ("[a, b]", "[b, a]", "gets one and two -> two and one"),
    "output": ("(i, layers.Add()([a, b]))", "(i, [layers.Add()([a, b]), a])", "outputs add ->"),
    "more inputs": ("[a, b]", "[a, b, a]", "gets 2 tensors -> 3"),
    "class": ("layers.Add()", "layers.Multiply()", "- add Add (6,)"),
    "broken": ("Dense(6, name='two')", "Dense(5, name='two')", "one of them does not build"),
    "shared": (
        "b = layers.Dense(6, name='two')(x)",
        "b = layers.Dense(6, name='two')\nb = b(x) + b(x)",
        "called once -> 2 times",
    ),
}


def shown(*texts: str) -> list[Shown]:
    return models_of([(f"{i}.py", text) for i, text in enumerate(texts)], "light")


@pytest.fixture(scope="module")
def changed() -> dict[str, Shown]:
    texts = {name: BASE.replace(old, new, 1) for name, (old, new, _) in CHANGES.items()}
    assert BASE not in texts.values()
    return dict(zip(["base", *texts], shown(BASE, *texts.values()), strict=True))


@pytest.mark.parametrize("name", CHANGES)
def test_each_change_is_said(name: str, changed: dict[str, Shown]) -> None:
    words = CHANGES[name][2]
    text = render(changed["base"], changed[name])
    (found,) = compare(changed["base"], changed[name])
    assert found.differs is (words is not None)
    assert (words or "no difference: m (functional, 0.py:10)") in text


def test_all_of_one_change() -> None:
    before, after = shown(BASE, BASE.replace("Dense(6, name='one')", "Dense(6, name='new')"))
    lines = render(before, after).splitlines()
    assert " ".join(lines[0].split()) == "m (functional, 0.py:10) m (functional, 1.py:10)"
    assert [line[0] for line in lines] == list("     ~  ")
    assert lines[5].split("  ")[-1] == "name one -> new"


def test_models_are_paired_by_name_and_then_by_order() -> None:
    def model(name: str, units: int) -> str:
        return f"{name} = keras.Sequential([keras.Input((3,)), layers.Dense({units})])\n"

    one, other = shown(
        HEAD + model("a", 1) + model("b", 2) + model("x", 3),
        HEAD + model("b", 2) + model("a", 1) + model("y", 3) + model("z", 4),
    )
    pairs = [(f.before and f.before.name, f.after and f.after.name) for f in compare(one, other)]
    assert pairs == [("a", "a"), ("b", "b"), ("x", "y"), (None, "z")]
    assert [found.differs for found in compare(one, other)] == [False, False, False, True]
    assert "z is only in 1.py" in render(one, other)
    assert "z is only in 1.py" in render(other, one)


def test_what_is_not_told_is_not_said_to_be_the_same() -> None:
    text = HEAD + "n = int(input())\nm = keras.Sequential([keras.Input((3,)), layers.Dense(n)])\n"
    one, other = shown(text, text)
    assert render(one, other).splitlines() == [
        "nothing told differs: m (Sequential, 0.py:5) and m (Sequential, 1.py:5)",
        "not compared: Dense dense: units, parameters",
    ]


def test_a_difference_inside_a_nested_model() -> None:
    text = HEAD + (
        "e = keras.Sequential([keras.Input((3,)), layers.Dense(4, name='d')], name='e')\n"
        "i = keras.Input((3,))\nm = keras.Model(i, layers.Dense(2)(e(i)))\n"
    )
    one, other = shown(text, text.replace("layers.Dense(4, ", "layers.Dense(4, 'relu', "))
    found = {f.before.name: f for f in compare(one, other) if f.before is not None}
    words = [word for change in found["m"].changes for word in change.words]
    assert words == ["inside: changed Dense d: activation linear -> relu"]


def cases() -> dict[str, tuple[str, str, str]]:
    """Return the words that each case must have, and the sources before and after."""
    found = {}
    for path in sorted(FOLDER.glob("*.py")):
        head, _, sources = path.read_text(encoding="utf-8").partition("\n")
        before, after = sources.split("\n# after\n")
        found[path.stem] = (head.removeprefix("# said: "), before, after)
    return found


CASES = cases()


@pytest.fixture(scope="module")
def pairs() -> dict[str, tuple[Shown, Shown]]:
    found = iter(shown(*(text for _, *pair in CASES.values() for text in pair)))
    return dict(zip(CASES, zip(found, found, strict=True), strict=True))


@pytest.mark.parametrize("name", CASES)
def test_what_is_said_of_a_case(name: str, pairs: dict[str, tuple[Shown, Shown]]) -> None:
    """A case of no difference may have a model that only one source has."""
    words = CASES[name][0]
    text = render(*pairs[name])
    assert words in text
    both = [f for f in compare(*pairs[name]) if f.before is not None and f.after is not None]
    changed = any(found.differs for found in both)
    assert changed is not words.startswith(("no difference", "not compared", "nothing told"))
