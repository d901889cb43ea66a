"""The HTML page in a real browser: no errors, nothing asked of elsewhere, tabs and clicks work."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Any

import pytest

from kerasgen.show.html import render
from kerasgen.show.shown import Shown
from tests.show.cases import all_shown

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

sync_api = pytest.importorskip("playwright.sync_api")

BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """One Chromium: that of playwright, or else that of the system."""
    with sync_api.sync_playwright() as playwright:
        found = next((path for name in BROWSERS if (path := shutil.which(name))), None)
        try:
            started = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        except sync_api.Error:
            pytest.skip("there is no Chromium")
        yield started
        started.close()


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("pages")
    paths = {}
    for name, shown in all_shown().items():
        paths[name] = folder / f"{name}.html"
        paths[name].write_text(render(shown), encoding="utf-8")
    return paths


@pytest.fixture
def said() -> list[str]:
    """All that a page says on the console, and all that it asks for."""
    return []


def opened(browser: Any, path: Path, said: list[str], scheme: str = "light") -> Any:
    page = browser.new_page(viewport={"width": 1200, "height": 800}, color_scheme=scheme)
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: said.append(request.url))
    page.goto(path.as_uri())
    assert said == [path.as_uri()]
    return page


def test_every_case_loads_without_errors(
    browser: Any, pages: dict[str, Path], said: list[str]
) -> None:
    for path in pages.values():
        page = opened(browser, path, said)
        assert page.locator("section:visible svg .card:visible").count() > 0
        said.clear()
        page.close()


def test_tabs_switch(browser: Any, pages: dict[str, Path], said: list[str]) -> None:
    page = opened(browser, pages["nested"], said)
    tabs = page.locator("[role=tab]")
    assert tabs.all_text_contents() == ["encoder", "decoder", "autoencoder"]
    assert page.locator("section:visible").get_attribute("id") == "view0"
    tabs.nth(2).click()
    assert page.locator("section:visible").get_attribute("id") == "view2"
    assert tabs.nth(2).get_attribute("aria-selected") == "true"
    page.keyboard.press("ArrowRight")
    assert page.locator("section:visible").get_attribute("id") == "view0"


def test_a_click_shows_details(browser: Any, pages: dict[str, Path], said: list[str]) -> None:
    page = opened(browser, pages["two_inputs_two_outputs"], said)
    page.locator("text=Concatenate").first.click()
    told = page.locator("aside").inner_text()
    assert "Concatenate concatenate" in told
    assert "(3664,)" in told
    assert "both = layers.Concatenate()([x, y])" in told
    assert page.locator(".wire.near").count() == 4
    page.locator("text=Embedding").first.click()
    told = page.locator("aside").inner_text()
    assert "32,000" in told
    assert "input_dim\n1000" in told
    assert page.locator(".chosen").count() == 1


def test_a_mismatch_is_told_at_once_and_in_sight(
    browser: Any, pages: dict[str, Path], said: list[str]
) -> None:
    page = opened(browser, pages["broken_unet"], said)
    told = page.locator("aside").inner_text()
    assert "does not build" in told
    assert "`second` is (None, 51, 51, 32)" in told
    box = page.locator(".wrong").bounding_box()
    assert box["y"] + box["height"] < 800
    stroke = page.locator(".wire.bad").first.evaluate("e => getComputedStyle(e).stroke")
    assert stroke == "rgb(204, 31, 47)"


def test_zoom_and_pan(browser: Any, pages: dict[str, Path], said: list[str]) -> None:
    page = opened(browser, pages["nested"], said)
    card = page.locator("section:visible .card").first
    before = card.bounding_box()
    page.locator("#closer").click()
    closer = card.bounding_box()
    assert closer["width"] == pytest.approx(before["width"] * 1.25, rel=0.05)
    page.mouse.move(300, 700)
    page.mouse.down()
    page.mouse.move(340, 650, steps=4)
    page.mouse.up()
    moved = card.bounding_box()
    assert moved["x"] - closer["x"] == pytest.approx(40, abs=2)
    assert moved["y"] - closer["y"] == pytest.approx(-50, abs=2)
    page.mouse.wheel(0, -300)
    page.wait_for_function(
        "width => document.querySelector('.card').getBoundingClientRect().width > width",
        arg=moved["width"] + 1,
    )
    page.locator("#whole").click()
    assert card.bounding_box() == pytest.approx(before, abs=1)


def test_light_and_dark(browser: Any, pages: dict[str, Path], said: list[str]) -> None:
    grounds = []
    for scheme in ("light", "dark"):
        page = opened(browser, pages["nested"], said, scheme)
        grounds.append(page.evaluate("getComputedStyle(document.body).backgroundColor"))
        said.clear()
    assert grounds == ["rgb(244, 245, 247)", "rgb(13, 17, 23)"]


def test_what_a_source_says_is_text(browser: Any, tmp_path: Path, said: list[str]) -> None:
    from kerasgen.show.ask import models_of

    text = (
        "import keras\ni = keras.Input((3,), name='a')\n"
        "m = keras.Model(i, keras.layers.Dense(2, name='<b>@@tabs@@')(i))  # </script><b>\n"
    )
    (shown,) = models_of([("<i>.py", text)], "light")
    path = tmp_path / "page.html"
    path.write_text(render(shown), encoding="utf-8")
    page = opened(browser, path, said)
    assert page.locator("b, i").count() == 0
    page.locator("text=Dense").first.click()
    assert page.locator("aside h2").inner_text() == "Dense <b>@@tabs@@"
    assert page.locator("aside pre").inner_text().endswith("# </script><b>")


def test_a_page_without_models(browser: Any, tmp_path: Path, said: list[str]) -> None:
    path = tmp_path / "page.html"
    path.write_text(render(Shown("a.py")), encoding="utf-8")
    opened(browser, path, said)
