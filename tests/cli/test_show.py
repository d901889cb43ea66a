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
    assert run.lines == ["error: good.py: there is no model 'third'; there are first, second"]


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


def test_no_models_as_json() -> None:
    run = invoke("show", "empty.py", "--format", "json")
    assert (run.code, run.lines) == (0, ["empty.py: no models found"])
    assert json.loads(run.out) == {
        "version": 1,
        "path": "empty.py",
        "models": [],
        "not_checked": [],
    }


def test_what_is_not_shown_is_named() -> None:
    Path("open.py").write_text("import keras\n\nm = keras.Sequential(make())\n")
    said = "open.py: not checked: line 3: Sequential: `make` is not known"
    for arguments in (
        ["open.py"],
        ["open.py", "--format", "json"],
        ["--compare"] + 2 * ["open.py"],
    ):
        assert said in invoke("show", *arguments).lines
    cells = ["import keras", "\n\nm = keras.Sequential(make())"]
    Path("open.ipynb").write_bytes(notebook(*cells))
    assert said.replace("open.py", "open.ipynb").replace("line 3", "cell 2:3") in (
        invoke("show", "open.ipynb").lines
    )


def test_compare_one_model() -> None:
    Path("other.py").write_text(GOOD.replace("Dense(3)", "Dense(5)"))
    run = invoke("show", "--compare", "good.py", "other.py", "--model", "second")
    assert (run.code, len(run.out.splitlines())) == (0, 1)
    assert invoke("show", "--compare", "good.py", "other.py", "--model", "first").code == 1
    run = invoke("show", "--compare", "good.py", "other.py", "--model", "third")
    assert run.lines == [
        "error: good.py and other.py: there is no model 'third'; there are first, second"
    ]
    Path("other.py").write_text(GOOD.replace("second", "third"))
    run = invoke("show", "--compare", "good.py", "other.py", "--model", "third")
    assert (run.code, run.out) == (1, b"third is only in other.py\n")


@pytest.mark.parametrize(
    "arguments",
    [
        ["good.py", "-o", "x.ipynb"],
        ["good.py", "-o", "x.pdf"],
        ["good.py", "-o", "x.py", "--format", "table"],
        ["good.py", "-o", "x.svg", "--format", "png"],
        ["good.py", "-o", "x.ipynb", "--format", "annotate"],
        ["a.ipynb", "-o", "x.py"],
        ["good.py", "-o", "good.py"],
        ["good.py", "-o", "./good.py", "--format", "annotate"],
        ["good.py", "-o", "link.txt"],
        ["good.py", "bad.py", "--compare", "-o", "x.html"],
    ],
)
def test_files_that_do_not_fit_are_not_written(arguments: list[str]) -> None:
    Path("link.txt").symlink_to("good.py")
    before = {path: path.read_bytes() for path in Path().iterdir()}
    run = invoke("show", *arguments)
    assert (run.code, run.out, len(run.lines)) == (2, b"", 1)
    assert {path: path.read_bytes() for path in Path().iterdir()} == before


@pytest.mark.parametrize(
    "arguments",
    [
        ["good.py", "-o", "x"],
        ["good.py", "-o", "x.md"],
        ["good.py", "-o", "x.md", "--format", "mermaid"],
        ["good.py", "-o", "x.txt", "--format", "tree"],
        ["good.py", "-o", "x.py"],
        ["a.ipynb", "-o", "x.ipynb"],
        ["good.py", "good.py", "--compare", "-o", "x.txt"],
    ],
)
def test_files_that_fit_are_written(arguments: list[str]) -> None:
    assert invoke("show", *arguments).code == 0
    assert Path(arguments[arguments.index("-o") + 1]).stat().st_size > 0


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
        (["good.py", "--remove", "--model", "first"], "leave out --model"),
        (["-", "--write"], "not for standard input"),
        (["good.py", "--format", "pdf"], "is not one of"),
    ],
)
def test_usage(arguments: list[str], complaint: str) -> None:
    run = invoke("show", *arguments)
    assert run.code == 2
    assert complaint in run.err
