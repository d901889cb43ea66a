"""A run that is limited to places: models are told apart by where they stand, not by names."""

from __future__ import annotations

import pytest

from kerasgen import convert

HEAD = "import keras\nfrom keras import layers\n"
MODEL = "m = keras.Sequential([keras.Input((1,)), layers.Dense({})])"
SOURCE = HEAD + MODEL.format(2) + "\n" + MODEL.format(3) + "; " + MODEL.format(4) + "\n"


def converted(places: list[tuple[int, int]]) -> list[int]:
    """The units of the models that a run limited to these places converts."""
    conversion = convert(SOURCE, places=places)
    assert conversion.problem is None
    assert {(model.line, model.column) for model in conversion.models} == {*places}
    return [n for n in (2, 3, 4) if f"Dense({n})(inputs)" in conversion.text]


def test_outcomes_give_the_places() -> None:
    models = convert(SOURCE).models
    places = [(model.line, model.column) for model in models]
    assert places == [(3, 5), (4, 5), (4, 5 + len(MODEL.format(3)) + 2)]
    for number, place in enumerate(places, 2):
        assert converted([place]) == [number]
    assert converted(places[::2]) == [2, 4]
    assert convert(SOURCE, places=places).text == convert(SOURCE).text


def test_places_where_nothing_stands() -> None:
    assert convert(SOURCE, places=[]).text == SOURCE
    assert convert(SOURCE, places=[(3, 6), (5, 1)]).models == ()


@pytest.mark.parametrize(("lines", "count"), [((3, 3), 1), ((4, 4), 0)])
def test_with_lines(lines: tuple[int, int], count: int) -> None:
    conversion = convert(SOURCE, places=[(3, 5)], lines=lines)
    assert len(conversion.models) == count


def test_to_sequential() -> None:
    functional = convert(SOURCE).text
    (model, *_) = convert(functional, to="sequential").models
    conversion = convert(functional, to="sequential", places=[(model.line, model.column)])
    assert conversion.text.count("keras.Sequential") == 1
