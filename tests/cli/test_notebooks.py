"""Notebooks on the command line: converted in place, and findings in the lines of their cells."""

from __future__ import annotations

import json
from pathlib import Path

import nbformat
import pytest

from kerasgen.lint.cells import in_cells
from kerasgen.lint.findings import Lint
from tests.cli.running import Run, invoke
from tests.cli.test_json import document
from tests.convert.equivalence import compare_runs, execute
from tests.files.test_notebooks import notebook

MODEL = [
    "%matplotlib inline\nimport keras\nfrom keras import layers",
    ("# A model\n", "in two cells"),
    "!nvidia-smi\nmodel = keras.Sequential(name='m')\nmodel.add(keras.Input((8,)))",
    "%%bash\nls",
    "model.add(layers.Dense(4))  # the first\nmodel.add(layers.Dense(2))\nmodel.summary()",
    "x = # TODO",
]
BAD = [
    "import keras\nfrom keras import layers",
    "a = keras.Input((10, 4))",
    (
        "    b = keras.Input((12, 4))\n    %time both = layers.concatenate([a, a])\n"
        "    both = layers.concatenate([a, b])"
    ),
]


@pytest.fixture(autouse=True)
def files(project: Path) -> None:
    (project / "model.ipynb").write_bytes(notebook(*MODEL))
    (project / "bad.ipynb").write_bytes(notebook(*BAD))


def sources(path: str) -> list[str]:
    cells = json.loads(Path(path).read_bytes())["cells"]
    return ["".join(cell["source"]) for cell in cells]


def test_a_model_over_several_cells_is_converted() -> None:
    run = invoke("convert", "model.ipynb")
    assert run.code == 0
    assert run.lines[0] == "converted model.ipynb (1 model)"
    assert sources("model.ipynb") == [
        "%matplotlib inline\nimport keras\nfrom keras import layers",
        "# A model\nin two cells",
        "!nvidia-smi\ninputs = keras.Input((8,))",
        "%%bash\nls",
        (
            "x = layers.Dense(4)(inputs)  # the first\noutputs = layers.Dense(2)(x)\n"
            "model = keras.Model(inputs, outputs, name='m')\nmodel.summary()"
        ),
        "x = # TODO",
    ]
    nbformat.validate(nbformat.read("model.ipynb", as_version=4))
    assert invoke("convert", "model.ipynb").lines[0].startswith("no Sequential models")


def test_it_goes_back() -> None:
    before = Path("model.ipynb").read_bytes()
    invoke("convert", "model.ipynb")
    assert invoke("convert", "--to", "sequential", "model.ipynb").code == 0
    assert Path("model.ipynb").read_bytes() == before


def test_places_are_those_in_cells() -> None:
    run = invoke("convert", "--check", "-v", "model.ipynb")
    assert "model.ipynb:cell 3:2:9: would convert `model`" in run.lines
    data = notebook("import keras", "\nm = keras.Sequential([keras.layers.Dense(2)])")
    Path("kept.ipynb").write_bytes(data)
    run = invoke("convert", "kept.ipynb")
    assert run.lines[0].startswith("kept.ipynb:cell 2:2:5: kept `m`: no input shape")
    found = document(invoke("convert", "--output-format", "json", "kept.ipynb"))
    (model,) = found["files"][0]["models"]
    assert (model["cell"], model["line"], model["reason"]["cell"]) == (2, 2, 2)


def test_diff_and_directories_and_standard_input() -> None:
    data = Path("model.ipynb").read_bytes()
    out = invoke("convert", "--diff", ".").out.decode()
    changed = [
        line for line in out.splitlines() if line[:1] in "+-" and line[:3] not in ("---", "+++")
    ]
    assert changed
    assert all(line[1:].strip().startswith('"') for line in changed)
    run = invoke("convert", "-", "--stdin-filename", "x.ipynb", stdin=data)
    invoke("convert", "model.ipynb")
    assert run.out == Path("model.ipynb").read_bytes()


@pytest.mark.parametrize("command", ["convert", "lint"])
def test_what_is_no_notebook_is_said(command: str) -> None:
    Path("a.ipynb").write_text("{} keras Sequential")
    run = invoke(command, "a.ipynb")
    assert run.code == 2
    assert "a.ipynb:" in run.lines[0]
    assert "not a notebook" in run.lines[0]


def lint(*options: str) -> Run:
    return invoke("lint", "bad.ipynb", *options)


def test_findings_are_in_cells() -> None:
    run = lint("--output-format", "concise")
    assert run.code == 1
    assert run.out.startswith(b"bad.ipynb:cell 3:3:12: KG101 `Concatenate` joins")
    full = lint().out.decode()
    assert "3 |     both = layers.concatenate([a, b])\n  |            ^^^^^" in full
    assert "= bad.ipynb:cell 2:1:5: `a` (None, 10, 4) is made here, by Input" in full
    assert "1 |     b = keras.Input((12, 4))\n  |     `b` (None, 12, 4) is made here" in full


def test_no_line_of_the_joined_source_is_in_a_message() -> None:
    cells = ["import keras\na = keras.Input((4,))\nb = keras.Input((4,))", "m = keras.Model(a, b)"]
    Path("n.ipynb").write_bytes(notebook(*cells))
    run = invoke("lint", "n.ipynb")
    assert b"= n.ipynb:cell 1:3:5: `b` is made here" in run.out
    assert b"help: `b` is needed, too: add it to the inputs" in run.out
    shown = invoke("show", "n.ipynb").out.decode()
    assert shown.startswith("cell 2:1  does not build, n.ipynb:cell 2:1\n")
    assert "Keras refuses Model, cell 2:1" in shown


def test_formats_for_machines() -> None:
    document = json.loads(lint("--output-format", "json").out)
    (finding,) = document["findings"]
    assert (finding["cell"], finding["line"], finding["column"]) == (3, 3, 12)
    assert [related["cell"] for related in finding["related"]] == [2, 3]
    line = next(
        number
        for number, text in enumerate(Path("bad.ipynb").read_text().splitlines(), 1)
        if "[a, b]" in text
    )
    assert (
        f"file=bad.ipynb,line={line},endLine={line},title"
        in lint("--output-format", "github").out.decode()
    )
    gitlab = json.loads(lint("--output-format", "gitlab").out)
    assert gitlab[0]["location"]["lines"]["begin"] == line
    sarif = json.loads(lint("--output-format", "sarif").out)
    region = sarif["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]
    assert region == {"startLine": line, "endLine": line}
    assert "bad.ipynb:cell 3:3:12" in lint("--output-format", "junit").out.decode()


def test_what_cannot_be_read_is_said_and_loses_nothing() -> None:
    run = invoke("lint", "-v", "model.ipynb")
    assert run.code == 0
    assert "model.ipynb:cell 6:1: not checked: the cell is no Python: invalid syntax" in run.lines
    assert "1 model" in run.lines[-1]


def test_a_comment_in_a_cell_silences() -> None:
    Path("bad.ipynb").write_bytes(notebook(*BAD[:2], BAD[2] + "  # kerasgen: ignore[KG101]"))
    assert lint().code == 0


def test_nothing_found_is_nothing_changed() -> None:
    from kerasgen.files.notebooks import read_notebook

    assert in_cells(Lint(), "a", read_notebook(notebook("x = 1")).joined) == Lint()


@pytest.mark.tensorflow
@pytest.mark.usefixtures("keras")
def test_the_converted_notebook_makes_the_same_model() -> None:
    before = python("model.ipynb")
    invoke("convert", "model.ipynb")
    assert compare_runs(execute(before), execute(python("model.ipynb"))) == []


def python(path: str) -> str:
    """Return what a notebook runs, without what only IPython reads."""
    cells = json.loads(Path(path).read_bytes())["cells"]
    texts = ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]
    lines = "\n".join(text for text in texts if not text.startswith(("%%", "x = #")))
    return "\n".join(line for line in lines.splitlines() if line[:1] not in ("!", "%"))
