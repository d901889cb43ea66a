"""`kerasgen show`: what it prints and writes, and how it exits."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from tests.cli.running import invoke
from tests.files.test_notebooks import notebook

GOOD = """\
import keras
from keras import layers

a = keras.Input((4,))
first = keras.Model(a, layers.Dense(3)(a))
second = keras.Sequential([keras.Input((4,)), layers.Dense(2)])
"""
BAD = "import keras\na = keras.Input((4,))\nb = keras.Input((3,))\nc = keras.layers.add([a, b])\n"
NOTEBOOK = [
    "import keras",
    "%matplotlib inline\na = keras.Input((4,))",
    "m = keras.Model(a, a * 2)",
]


@pytest.fixture(autouse=True)
def files(project: Path) -> None:
    Path("good.py").write_text(GOOD)
    Path("bad.py").write_text(BAD)
    Path("empty.py").write_text("x = 1\n")
    Path("torn.py").write_text("x = (\n")
    (project / "a.ipynb").write_bytes(notebook(*NOTEBOOK))


def test_table_is_the_default() -> None:
    run = invoke("show", "good.py")
    assert (run.code, run.err) == (0, "")
    heads = [line for line in run.out.decode().splitlines() if "good.py" in line]
    assert heads == ["first  functional, good.py:5", "second  Sequential, good.py:6"]


def test_one_model() -> None:
    run = invoke("show", "good.py", "--model", "second", "--format", "json")
    assert [model["name"] for model in json.loads(run.out)["models"]] == ["second"]
    run = invoke("show", "good.py", "--model", "third")
    assert run.code == 2
    assert run.lines == ["error: good.py: there is no model 'third'; it has first, second"]


def test_a_model_that_does_not_build() -> None:
    run = invoke("show", "bad.py")
    assert run.code == 1
    assert b"(4,) and (3,) do not fit" in run.out


@pytest.mark.parametrize(
    ("name", "start"),
    [
        ("a.svg", b"<svg "),
        ("a.html", b"<!DOCTYPE html>"),
        ("a.png", b"\x89PNG"),
        ("a.mmd", b"flowchart TD"),
        ("a.dot", b"digraph"),
        ("a.json", b"{"),
        ("a.txt", b"first  functional"),
    ],
)
def test_the_ending_of_the_output_tells_the_format(name: str, start: bytes) -> None:
    run = invoke("show", "good.py", "-o", name)
    assert (run.code, run.out, run.err) == (0, b"", "")
    assert Path(name).read_bytes().startswith(start)


def test_standard_input() -> None:
    run = invoke("show", "-", "--stdin-filename", "x.py", stdin=GOOD.encode())
    assert run.out.startswith(b"first  functional, x.py:5\n")


def test_no_models() -> None:
    run = invoke("show", "empty.py")
    assert (run.code, run.out, run.lines) == (0, b"", ["empty.py: no models found"])


def test_what_cannot_be_read() -> None:
    assert invoke("show", "torn.py").lines[0].startswith("error: torn.py: does not parse: ")
    assert invoke("show", "missing.py").lines[0].startswith("error: missing.py: cannot read: ")
    assert {invoke("show", name).code for name in ("torn.py", "missing.py")} == {2}


def test_without_pillow(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "PIL", None)
    run = invoke("show", "good.py", "-o", "a.png")
    assert run.code == 2
    assert run.lines == ['error: a PNG needs Pillow; install it with: pip install "kerasgen[png]"']
    assert not Path("a.png").exists()


def test_places_in_a_notebook() -> None:
    run = invoke("show", "a.ipynb")
    assert run.code == 0
    assert run.out.startswith(b"m  functional, a.ipynb:cell 3:1\n") or b"cell 3:1" in run.out
    (model,) = json.loads(invoke("show", "a.ipynb", "--format", "json").out)["models"]
    assert (model["place"]["cell"], model["place"]["line"]) == (3, 1)
    assert (model["nodes"][0]["place"]["cell"], model["nodes"][0]["place"]["line"]) == (2, 2)


@pytest.mark.parametrize("name", ["good.py", "a.ipynb"])
def test_comments_are_written_and_removed(name: str) -> None:
    before = Path(name).read_bytes()
    assert b"#> (4,)" in invoke("show", name, "--format", "annotate").out
    assert Path(name).read_bytes() == before
    run = invoke("show", name, "--write")
    assert (run.code, run.out) == (0, b"")
    written = Path(name).read_bytes()
    assert b"#> (4,)" in written
    assert invoke("show", name, "--write").code == 0
    assert Path(name).read_bytes() == written
    assert invoke("show", name, "--remove").code == 0
    assert Path(name).read_bytes() == before


def test_comments_keep_encoding_and_newlines() -> None:
    data = b"\xef\xbb\xbf# caf\xc3\xa9\r\n" + GOOD.replace("\n", "\r\n").encode()
    Path("good.py").write_bytes(data)
    invoke("show", "good.py", "--write")
    assert Path("good.py").read_bytes() == data.replace(
        b"Input((4,))\r\n", b"Input((4,))  #> (4,)\r\n"
    ).replace(b"(a))\r\n", b"(a))  #> (3,)\r\n").replace(b"(2)])\r\n", b"(2)])  #> (4,) | (2,)\r\n")
    invoke("show", "good.py", "--remove")
    assert Path("good.py").read_bytes() == data


def test_compare() -> None:
    Path("other.py").write_text(GOOD.replace("Dense(3)", "Dense(5)"))
    run = invoke("show", "--compare", "good.py", "other.py")
    assert run.code == 1
    assert b"units 3 -> 5" in run.out
    assert b"no difference: second (Sequential, good.py:6)" in run.out
    run = invoke("show", "good.py", "--compare", "good.py")
    assert run.code == 0
    assert run.out.count(b"no difference") == 2


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        ([], "give one PATH"),
        (["good.py", "bad.py"], "give one PATH"),
        (["--compare", "good.py"], "give two PATHs to compare"),
        (["--compare", "-", "-"], "standard input can be read once"),
        (["--compare", "good.py", "bad.py", "--format", "svg"], "leave out --format"),
        (["good.py", "--stdin-filename", "x.py"], "--stdin-filename is for standard input"),
        (["good.py", "--write", "--remove"], "contradict each other"),
        (["good.py", "--write", "--format", "svg"], "are for --format annotate"),
        (["good.py", "--write", "-o", "x.py"], "leave out -o"),
        (["-", "--write"], "not for standard input"),
        (["good.py", "--format", "pdf"], "is not one of"),
    ],
)
def test_usage(arguments: list[str], complaint: str) -> None:
    run = invoke("show", *arguments)
    assert run.code == 2
    assert complaint in run.err
