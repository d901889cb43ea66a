"""Which call of the new source makes the twin of a converted model."""

from __future__ import annotations

import pytest

from kerasgen.convert import convert
from kerasgen.verify.pairs import pair_models

HEAD = "import keras\nfrom keras import layers\n"
ONE = "m = keras.Sequential([keras.Input((3,)), layers.Dense({})])\n"
KEPT = "m = keras.Sequential([layers.Dense({})])\n"

# Models of one name, and what is added to the new source.
PAIRED = {
    "one": (ONE.format(1), ""),
    "two": (ONE.format(1) + ONE.format(2), ""),
    "one that stays before": (KEPT.format(1) + ONE.format(2), ""),
    "one that stays behind": (ONE.format(1) + KEPT.format(2), ""),
}
UNPAIRED = {
    "one more": (ONE.format(1), "m = keras.Model([], [])\n"),
    "two for one that stays": (
        ONE.format(1) + KEPT.format(2),
        "m = keras.Model([], [])\n",
    ),
}


def lines(text: str, more: str) -> tuple[list[str], list[str | None]]:
    """Return the lines of the models, and those of their twins."""
    conversion = convert(HEAD + text)
    after = conversion.text + more
    spots = [(m.line, m.column - 1) for m in conversion.models if m.outcome == "converted"]
    twins = pair_models(HEAD + text, after, spots)
    old, new = (HEAD + text).splitlines(), after.splitlines()
    places = [twins[spot] for spot in spots]
    found = [None if place is None else new[place[0] - 2] for place in places]
    return [old[line - 1] for line, _ in spots], found


@pytest.mark.parametrize("name", PAIRED)
def test_pairs_in_order(name: str) -> None:
    old, new = lines(*PAIRED[name])
    assert [line.partition("Dense")[2][:3] for line in old] == [
        line.partition("Dense")[2][:3] for line in new if line is not None
    ]


@pytest.mark.parametrize("name", UNPAIRED)
def test_no_pair_is_better_than_a_wrong_one(name: str) -> None:
    _, new = lines(*UNPAIRED[name])
    assert set(new) == {None}
