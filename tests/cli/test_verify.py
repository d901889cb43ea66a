"""`--verify` and `--infer-shapes`: what is said, what is written, and when a worker is started."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import kerasgen
from kerasgen.build import pool
from kerasgen.convert.writing import apply
from kerasgen.verify import check
from tests.cli.running import invoke
from tests.cli.sources import AFTER, BEFORE, CLEAN, KEPT, TWO
from tests.cli.test_json import document
from tests.cli.test_notebooks import sources
from tests.files.test_notebooks import notebook

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

pytestmark = pytest.mark.usefixtures("project")

UNKNOWN = BEFORE.replace(b"layers.Dense(3)", b"layers.Dense(3), make()") + (
    b"def make():\n    return open('layers')\n"
)
FED = KEPT + b"import numpy as np\nmodel.fit(np.zeros((9, 4)), np.zeros((9, 3)))\n"
FED_AFTER = (
    b"import keras\nfrom keras import layers\n\n"
    b"inputs = keras.Input(shape=(4,))\noutputs = layers.Dense(3)(inputs)\n"
    b"model = keras.Model(inputs, outputs)\n"
) + FED[len(KEPT) :]
FOUND = "a.py:4:9: note on `model`: input shape (4,) found: `fit` on np.zeros((9, 4)) at line 6"


@pytest.fixture
def light(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hide tensorflow, which takes long to start."""
    monkeypatch.setattr(check, "find_spec", lambda _: None)


@pytest.fixture
def workers(monkeypatch: pytest.MonkeyPatch) -> list[Sequence[str]]:
    """The commands of the workers that are started."""
    started: list[Sequence[str]] = []
    really = pool.run_all

    def run_all(command: Sequence[str], *rest: Any) -> Any:
        started.append(command)
        return really(command, *rest)

    monkeypatch.setattr(pool, "run_all", run_all)
    return started


def spoil(monkeypatch: pytest.MonkeyPatch, how: Callable[[str], str]) -> None:
    """Let the converter make a mistake."""
    really = apply.apply
    monkeypatch.setattr(apply, "apply", lambda module, plan: how(really(module, plan)))


@pytest.mark.tensorflow
def test_models_are_proved_equal_with_their_outputs() -> None:
    Path("a.py").write_bytes(TWO)
    run = invoke("convert", "--verify", "--output-format", "json", "a.py")
    (entry,) = document(run)["files"]
    proof = {"outcome": "equal", "outputs": True, "detail": None}
    assert [model["proof"] for model in entry["models"]] == [proof, proof]


@pytest.mark.usefixtures("light")
def test_the_summary_says_so() -> None:
    Path("a.py").write_bytes(BEFORE)
    run = invoke("convert", "--verify", "a.py")
    assert (run.code, Path("a.py").read_bytes()) == (0, AFTER)
    assert run.lines == [
        "converted a.py (1 model)",
        "1 model in 1 file converted, proved equal (1 file read)",
    ]


@pytest.mark.usefixtures("light")
def test_back_again() -> None:
    Path("a.py").write_bytes(AFTER)
    run = invoke("convert", "--to", "sequential", "--verify=strict", "-v", "a.py")
    assert run.lines[1] == (
        "a.py:6:11: converted `encoder`, proved equal (its outputs were not compared: "
        'that needs tensorflow: pip install "kerasgen[tensorflow]")'
    )


@pytest.mark.usefixtures("light")
def test_what_is_not_known_is_said_and_written() -> None:
    Path("a.py").write_bytes(UNKNOWN)
    run = invoke("convert", "--verify", "a.py")
    assert run.code == 0
    assert b"Sequential" not in Path("a.py").read_bytes()
    assert run.lines[1:] == [
        "a.py:4:11: `encoder` is not proved equal: `make` is not known",
        "1 model in 1 file converted (1 file read)",
    ]


@pytest.mark.usefixtures("light")
def test_what_is_not_known_is_not_written_if_strict() -> None:
    Path("a.py").write_bytes(UNKNOWN)
    Path("b.py").write_bytes(BEFORE)
    run = invoke("convert", "--verify=strict", ".")
    assert (run.code, Path("a.py").read_bytes()) == (0, UNKNOWN)
    assert run.lines[:-1] == [
        (
            "a.py:4:11: kept `encoder`: it is not proved to be the same model: `make` is not known "
            "(not-proved)"
        ),
        "converted b.py (1 model)",
        "1 model in 1 file converted, proved equal, 1 model kept (2 files read)",
    ]


@pytest.mark.usefixtures("light")
def test_another_model_is_not_written(monkeypatch: pytest.MonkeyPatch) -> None:
    spoil(monkeypatch, lambda text: text.replace("Dense(3)", "Dense(5)"))
    Path("a.py").write_bytes(BEFORE)
    run = invoke("convert", "--verify", "a.py")
    assert (run.code, Path("a.py").read_bytes()) == (0, BEFORE)
    assert run.lines[:-1] == [
        (
            "a.py:4:11: kept `encoder`: it would not be the same model: units of "
            "layer `dense`: 3 became 5; this is a bug of kerasgen: please report it, "
            "with the file (not-the-same)"
        ),
        "1 model kept (1 file read)",
    ]


@pytest.mark.usefixtures("light")
def test_the_others_of_its_file_are_converted(monkeypatch: pytest.MonkeyPatch) -> None:
    spoil(monkeypatch, lambda text: text.replace("Dense(3)(", "Dense(5)("))
    other = b"\nother = keras.Sequential([keras.Input((2,)), layers.Dense(7)])\n"
    Path("a.py").write_bytes(BEFORE + other)
    run = invoke("convert", "--verify", "--output-format", "json", "a.py")
    (entry,) = document(run)["files"]
    assert [(m["name"], m["outcome"]) for m in entry["models"]] == [
        ("encoder", "kept"),
        ("other", "converted"),
    ]
    reason = entry["models"][0]["reason"]
    assert (reason["code"], reason["line"]) == ("not-the-same", 4)
    assert entry["changed"]
    assert Path("a.py").read_bytes() == BEFORE + (
        b"\ninputs = keras.Input((2,))\noutputs = layers.Dense(7)(inputs)\n"
        b"other = keras.Model(inputs, outputs)\n"
    )
    run = invoke("convert", "--verify", "--model", "encoder", "a.py")
    assert "is called" not in "".join(run.lines)


@pytest.mark.usefixtures("light")
def test_data_that_it_would_refuse() -> None:
    last = b", layers.GlobalMaxPool1D()])\n"
    source = BEFORE.replace(b"shape=(4,)", b"shape=(5, 4)").replace(b"])\n", last)
    data = b"import numpy as np\nencoder.predict(np.ones((9, 7, 4)))\n"
    Path("a.py").write_bytes(source + data)
    run = invoke("convert", "--verify", "a.py")
    assert (run.code, Path("a.py").read_bytes()) == (0, source + data)
    assert run.lines[0].startswith(
        "a.py:4:11: kept `encoder`: it would refuse what it takes: data of line "
    )
    cells = [BEFORE.decode().partition("\n\n")[0], (source + data).decode().partition("\n\n")[2]]
    Path("a.ipynb").write_bytes(notebook(*cells))
    run = invoke("convert", "--verify", "a.ipynb")
    assert run.lines[0].startswith("a.ipynb:cell 2:1:11: kept `encoder`: it would refuse")
    assert sources("a.ipynb") == cells


@pytest.mark.usefixtures("light")
def test_standard_input_comes_back_as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    spoil(monkeypatch, lambda text: text.replace("Dense(3)", "Dense(5)"))
    run = invoke("convert", "--verify", "-", stdin=BEFORE)
    assert (run.code, run.out) == (0, BEFORE)


@pytest.mark.usefixtures("light")
def test_a_notebook(monkeypatch: pytest.MonkeyPatch) -> None:
    cells = [*BEFORE.decode().rstrip().split("\n\n"), "import numpy as np", FED.decode()[35:]]
    cells[1] = f"# here\n{cells[1]}"
    Path("a.ipynb").write_bytes(notebook(*cells))
    run = invoke("convert", "--verify", "a.ipynb")
    assert run.lines == [
        "converted a.ipynb (2 models)",
        (
            "a.ipynb:cell 4:3:9: note on `model`: input shape (4,) found: `fit` on "
            "np.zeros((9, 4)) at cell 4:5"
        ),
        "2 models in 1 file converted, proved equal (1 file read)",
    ]
    Path("a.ipynb").write_bytes(notebook(*cells))
    spoil(monkeypatch, lambda text: text.replace("3)(inputs)\nencoder", "5)(inputs)\nencoder"))
    run = invoke("convert", "--verify", "a.ipynb")
    assert run.code == 0
    kept = "a.ipynb:cell 2:2:11: kept `encoder`: it would not be the same model: "
    assert any(line.startswith(kept) for line in run.lines)
    assert sources("a.ipynb")[1] == cells[1]
    assert sources("a.ipynb")[3] != cells[3]


def test_a_worker_that_dies(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(check, "_WORKER", "kerasgen.nothing")
    Path("a.py").write_bytes(FED)
    Path("b.py").write_bytes(BEFORE)
    assert invoke("convert", "a.py").code == 0
    assert Path("a.py").read_bytes() == FED
    run = invoke("convert", "--verify=strict", "b.py")
    assert (run.code, Path("b.py").read_bytes()) == (0, BEFORE)
    assert "is not proved to be the same model: the process that built it died" in run.lines[0]


def test_a_shape_is_found() -> None:
    Path("a.py").write_bytes(FED)
    run = invoke("convert", "a.py")
    assert (run.code, Path("a.py").read_bytes()) == (0, FED_AFTER)
    assert run.lines == [
        "converted a.py (1 model)",
        FOUND,
        "1 model in 1 file converted (1 file read)",
    ]


def test_shapes_are_not_looked_for_if_told(workers: list[Sequence[str]]) -> None:
    Path("a.py").write_bytes(FED)
    assert invoke("convert", "--no-infer-shapes", "a.py").lines[0].startswith("a.py:4:9: kept")
    Path("pyproject.toml").write_text("[tool.kerasgen]\ninfer-shapes = false\n")
    assert invoke("convert", "a.py").lines[0].startswith("a.py:4:9: kept")
    assert workers == []
    assert invoke("convert", "--infer-shapes", "a.py").lines[1] == FOUND
    assert len(workers) == 1


def test_a_shape_that_is_given_wins(workers: list[Sequence[str]]) -> None:
    """Data are looked at to say that they have another, unless that is not wanted."""
    Path("a.py").write_bytes(FED)
    invoke("convert", "--input-shape", "7", "--no-infer-shapes", "a.py")
    assert b"Input(shape=(7,))" in Path("a.py").read_bytes()
    assert workers == []
    Path("a.py").write_bytes(FED)
    invoke("convert", "--input-shape", "7", "a.py")
    assert b"Input(shape=(7,))" in Path("a.py").read_bytes()
    assert len(workers) == 1


def test_no_worker_is_started_for_what_needs_none(workers: list[Sequence[str]]) -> None:
    for name, data in {"a": BEFORE, "b": CLEAN, "c": KEPT, "d": AFTER, "e": TWO}.items():
        Path(f"{name}.py").write_bytes(data)
    assert invoke("convert", ".").code == 0
    assert invoke("convert", "--to", "sequential", ".").code == 0
    assert workers == []


@pytest.mark.usefixtures("light")
def test_nothing_of_a_file_is_run() -> None:
    trap = b"import pathlib\npathlib.Path('trap').touch()\nfor i in [0]:\n    open('trap', 'w')\n"
    Path("a.py").write_bytes(FED + trap)
    assert invoke("convert", "--verify", "a.py").code == 0
    assert Path("a.py").read_bytes() == FED_AFTER + trap
    assert not Path("trap").exists()


@pytest.mark.usefixtures("light")
@pytest.mark.parametrize("value", ["true", '"strict"'])
def test_the_setting(value: str) -> None:
    Path("pyproject.toml").write_text(f"[tool.kerasgen]\nverify = {value}\n")
    Path("a.py").write_bytes(UNKNOWN)
    assert invoke("convert", "a.py").code == 0
    assert (Path("a.py").read_bytes() == UNKNOWN) is ("strict" in value)
    Path("a.py").write_bytes(UNKNOWN)
    assert invoke("convert", "--verify=off", "a.py").lines[-1].startswith("1 model in 1 file")


@pytest.mark.parametrize("value", ["3", '"often"'])
def test_a_wrong_setting(value: str) -> None:
    Path("pyproject.toml").write_text(f"[tool.kerasgen]\nverify = {value}\n")
    Path("a.py").write_bytes(BEFORE)
    run = invoke("convert", "a.py")
    assert (run.code, len(run.lines)) == (2, 1)
    assert "verify" in run.lines[0]


@pytest.mark.usefixtures("light")
def test_from_python() -> None:
    conversion = kerasgen.convert(FED.decode(), infer_shapes=True, verify=True)
    assert conversion.text == FED_AFTER.decode()
    (model,) = conversion.models
    assert model.notices == (FOUND.partition("`model`: ")[2],)
    assert model.proof is not None
    assert model.proof.outcome == "equal"
    refused = kerasgen.convert(UNKNOWN.decode(), verify="strict")
    assert refused.text == UNKNOWN.decode()
    assert [m.reason.code for m in refused.models if m.reason is not None] == ["not-proved"]


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        ({"to": "func"}, "give one of 'functional', 'sequential'"),
        ({"models": "model"}, "give a list of names, ['model']"),
        ({"lines": (9, 3)}, "like (10, 40)"),
        ({"lines": 7}, "like (10, 40)"),
        ({"input_shape": "28,28"}, "like (32, 32, 3)"),
        ({"input_shape": (0,)}, "like (32, 32, 3)"),
        ({"input_shape": (True,)}, "like (32, 32, 3)"),
        ({"verify": "always"}, "give one of False, True, 'strict'"),
        ({"text": BEFORE}, "give the source as a str"),
    ],
)
def test_arguments_without_sense(arguments: dict[str, Any], hint: str) -> None:
    with pytest.raises(ValueError, match=re.escape(hint)):
        kerasgen.convert(**{"text": BEFORE.decode(), **arguments})


@pytest.mark.usefixtures("light")
def test_a_given_shape_that_data_do_not_have() -> None:
    """It is said, and with --verify nothing is written."""
    Path("a.py").write_bytes(FED)
    run = invoke("convert", "--check", "--input-shape", "5", "a.py")
    source = "input shape (4,) found: `fit` on np.zeros((9, 4)) at line 6"
    assert run.code == 1
    assert run.lines[1] == (
        f"a.py:4:9: note on `model`: --input-shape (5,) is taken, not the {source}"
    )
    assert "note" not in invoke("convert", "--check", "--input-shape", "4", "a.py").err
    run = invoke("convert", "--verify", "--input-shape", "5", "a.py")
    assert (run.code, Path("a.py").read_bytes()) == (0, FED)
    assert run.lines[0].startswith(
        "a.py:4:9: kept `model`: it does not fit --input-shape (5,): data of line 6"
    )
    assert "bug" not in run.err


@pytest.mark.parametrize(
    ("line", "code"), [("%time model.predict(load())", 0), ("%run other.py", 0), ("%time 3", 1)]
)
def test_a_line_of_ipython_may_use_the_model(line: str, code: int) -> None:
    model = KEPT.decode().replace("layers.Dense(3)", "layers.Conv1D(3, 1)")
    data = "import numpy as np\nmodel.predict(np.zeros((9, 4, 2)))\n"
    Path("a.ipynb").write_bytes(notebook(model, data, line))
    assert invoke("convert", "--check", "a.ipynb").code == code


@pytest.mark.usefixtures("light")
def test_a_given_shape_that_data_in_a_notebook_do_not_have() -> None:
    cells = FED.decode().partition("import numpy")
    Path("a.ipynb").write_bytes(notebook(cells[0], cells[1] + cells[2]))
    run = invoke("convert", "--check", "--input-shape", "5", "a.ipynb")
    assert "np.zeros((9, 4)) at cell 2:2" in run.lines[1]
    run = invoke("convert", "--verify", "--input-shape", "5", "a.ipynb")
    assert "data of cell 2:2 have the shape (4,)" in run.lines[0]
