"""SVG and PNG: well formed, nothing lies over anything else, and a mismatch is red."""

from __future__ import annotations

import io
import re
import sys
from itertools import combinations
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import pytest
from PIL import Image, ImageChops

from kerasgen.show import png, svg
from kerasgen.show.ask import models_of
from kerasgen.show.drawing import Card, draw
from kerasgen.show.families import COLOURS, family_of
from kerasgen.show.formats import render
from tests.show.cases import SOURCES, all_shown

if TYPE_CHECKING:
    from kerasgen.build.graphs import ModelGraph
    from kerasgen.show.shown import Shown

NAMESPACE = "{http://www.w3.org/2000/svg}"
RED = (0xCC, 0x1F, 0x2F)


@pytest.fixture(scope="module")
def shown() -> dict[str, Shown]:
    return all_shown()


def boxes(element: ElementTree.Element, x: float, y: float) -> list[tuple[float, ...]]:
    """The outer box of each card of an SVG, in pixels of the whole picture."""
    found: list[tuple[float, ...]] = []
    shift = element.get("transform")
    if shift is not None:
        dx, dy = (float(part) for part in shift[len("translate(") : -1].split())
        x, y = x + dx, y + dy
    if "card" in element.get("class", "").split():
        rect = element.find(f"{NAMESPACE}rect")
        assert rect is not None
        found.append((x, y, x + float(rect.get("width", 0)), y + float(rect.get("height", 0))))
    for child in element:
        found.extend(boxes(child, x, y))
    return found


def is_inside(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    return one[0] > other[0] and one[1] > other[1] and one[2] < other[2] and one[3] < other[3]


def are_apart(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    return one[2] < other[0] or other[2] < one[0] or one[3] < other[1] or other[3] < one[1]


@pytest.mark.parametrize("case", SOURCES)
def test_svg(case: str, shown: dict[str, Shown]) -> None:
    root = ElementTree.fromstring(svg.render(shown[case]))
    found = boxes(root, 0, 0)
    assert len(found) == sum(len(draw(graph).cards) for graph in shown[case].models)
    for one, other in combinations(found, 2):
        assert are_apart(one, other) or is_inside(one, other) or is_inside(other, one)
    width, height = float(root.get("width", 0)), float(root.get("height", 0))
    assert all(is_inside(box, (0, 0, width, height)) for box in found)
    assert svg.render(shown[case]) == svg.render(shown[case])


def text_of(card: Card) -> str:
    return " ".join(label.text for label in card.labels)


def graph_of(shown: Shown, name: str) -> ModelGraph:
    return next(graph for graph in shown.models if graph.name == name)


def test_a_mismatch_is_red_and_has_its_two_shapes(shown: dict[str, Shown]) -> None:
    drawing = draw(graph_of(shown["broken_unet"], "unet"))
    (card,) = [card for card in drawing.cards if card.node.fault is not None]
    assert "(50, 50, 64)" in text_of(card)
    assert "second (51, 51, 32)" in text_of(card)
    red = [wire for wire in drawing.wires if wire.kind == "fault"]
    assert len(red) == 2
    assert {wire.target for wire in red} == {card.key}
    assert 'class="card fault wrong"' in svg.render(shown["broken_unet"])
    assert svg.render(shown["broken_unet"]).count('class="wire bad"') == 2


def test_nested_models_are_open_and_large_ones_closed(shown: dict[str, Shown]) -> None:
    drawing = draw(graph_of(shown["nested"], "autoencoder"))
    opened = [card for card in drawing.cards if card.is_open]
    assert [card.node.name for card in opened] == ["encoder", "decoder"]
    assert {card.key for card in drawing.cards} >= {"1", "1.0", "2.3"}
    closed = draw(graph_of(shown["frozen"], "model"))
    assert not any(card.is_open for card in closed.cards)
    assert any("154 calls inside" in text_of(card) for card in closed.cards)


def test_shared_layers_say_which_call_they_are(shown: dict[str, Shown]) -> None:
    drawing = draw(graph_of(shown["shared_encoder"], "siamese"))
    texts = [text_of(card) for card in drawing.cards if card.node.calls > 1]
    assert [text.split("  ")[0].split(" (")[0] for text in texts] == [
        "Sequential encoder call 1 of 2",
        "Sequential encoder call 2 of 2",
    ]


def image(shown: Shown) -> Image.Image:
    return Image.open(io.BytesIO(png.render(shown))).convert("RGB")


def reds(picture: Image.Image) -> int:
    counts = picture.getcolors(1 << 24) or []
    return sum(count for count, colour in counts if colour == RED)


def test_png_is_the_same_each_time_and_not_blank(shown: dict[str, Shown]) -> None:
    one, other = image(shown["shared_encoder"]), image(shown["shared_encoder"])
    assert ImageChops.difference(one, other).getbbox() is None
    drawn = one.convert("L").point(lambda v: 255 * (v < 250)).getbbox()
    assert drawn is not None
    left, top, right, bottom = drawn
    assert (right - left) > 0.8 * one.width
    assert (bottom - top) > 0.8 * one.height
    different = image(shown["nested"])
    assert different.size != one.size


def test_png_has_the_size_of_the_svg(shown: dict[str, Shown]) -> None:
    root = ElementTree.fromstring(svg.render(shown["two_inputs_two_outputs"]))
    picture = image(shown["two_inputs_two_outputs"])
    assert abs(picture.width / 2 - float(root.get("width", 0))) < 100
    assert abs(picture.height / 2 - float(root.get("height", 0))) <= 1


def test_png_is_red_where_a_model_does_not_build(shown: dict[str, Shown]) -> None:
    assert reds(image(shown["broken_unet"])) > 2_000
    assert reds(image(shown["two_inputs_two_outputs"])) == 0


def test_png_without_pillow(monkeypatch: pytest.MonkeyPatch, shown: dict[str, Shown]) -> None:
    monkeypatch.setitem(sys.modules, "PIL", None)
    with pytest.raises(png.MissingPillowError, match=r'pip install "kerasgen\[png\]"'):
        png.render(shown["nested"])


def test_png_that_would_be_too_large(
    monkeypatch: pytest.MonkeyPatch, shown: dict[str, Shown]
) -> None:
    monkeypatch.setattr(png, "_LARGEST", 700_000)
    half = image(shown["two_inputs_two_outputs"])
    assert half.width < 600
    monkeypatch.setattr(png, "_LARGEST", 1_000)
    with pytest.raises(ValueError, match="--model"):
        png.render(shown["two_inputs_two_outputs"])


def test_every_family_has_its_colours(shown: dict[str, Shown]) -> None:
    families = {family_of(n) for s in shown.values() for graph in s.models for n in graph.nodes}
    assert families <= COLOURS.keys()
    assert len(families) > 8


def test_many_models_stand_in_rows_with_their_notes() -> None:
    """No row is wider than a screen, unless a model is."""
    text = "import keras\nfrom keras import layers\n"
    for number in range(30):
        text += f"m{number} = keras.Sequential([layers.Dense({number + 1})])\n"
    (shown,) = models_of([("a.py", text)], "light")
    root = ElementTree.fromstring(svg.render(shown))
    assert 800 < float(root.get("width", 0)) <= 1600
    found = boxes(root, 0, 0)
    assert len({box[1] for box in found}) > 3
    assert all(are_apart(one, other) for one, other in combinations(found, 2))
    texts = [element.text for element in root.iter(f"{NAMESPACE}text")]
    assert texts.count("note: its input shape is not told") == 30
    assert image(shown).width <= 2 * 1600


@pytest.mark.parametrize("form", ["svg", "mermaid", "dot", "html", "table", "tree"])
def test_notes_are_in_every_format(form: str) -> None:
    text = "import keras\nm = keras.Sequential()\nfor layer in make():\n    m.add(layer)\n"
    (shown,) = models_of([("a.py", text)], "light")
    assert b"layers may be missing" in render(shown, form)


def test_tabs_of_one_name_have_their_lines() -> None:
    text = "import keras\n" + 2 * "m = keras.Sequential([keras.layers.Dense(2)])\n" + "k = 1\n"
    (shown,) = models_of([("a.py", text)], "light")
    page = render(shown, "html").decode()
    assert re.findall(r'data-name="m">([^<]+)<', page) == ["m line 2", "m line 3"]
