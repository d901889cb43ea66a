"""`kerasgen convert --interactive`: on a terminal it asks, and does what was agreed to."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.cli.running import COMMAND, Run, invoke
from tests.cli.sources import AFTER, BEFORE, CLEAN, KEPT, TWO, TWO_AFTER
from tests.files.test_notebooks import notebook

if os.name == "nt":
    pytest.skip("Windows has other terminals", allow_module_level=True)

from tests.cli.terminal import CTRL_C, CTRL_D, Terminal

pytestmark = pytest.mark.usefixtures("project")

PROMPT = "? [y,n,a,q] "


def dialogue(*arguments: str) -> Terminal:
    return Terminal([*COMMAND, "convert", "--interactive", *arguments])


def answered(answers: str, *arguments: str) -> tuple[int, str]:
    """Run, and give one answer after the other; the exit code and all that was written."""
    terminal = dialogue(*arguments)
    written = ""
    for answer in answers:
        written += terminal.until(PROMPT)
        assert written.endswith(PROMPT), written
        terminal.type(CTRL_D if answer == "." else f"{answer}\n")
    code, rest = terminal.end()
    assert PROMPT not in rest
    return code, written + rest


ONLY_DECODER = BEFORE + TWO_AFTER[len(AFTER) :]
ONLY_ENCODER = AFTER + TWO[len(BEFORE) :]


@pytest.mark.parametrize(
    ("answers", "after"),
    [
        ("yy", TWO_AFTER),
        ("yn", ONLY_ENCODER),
        ("ny", ONLY_DECODER),
        ("nn", TWO),
        ("a", TWO_AFTER),
        ("na", ONLY_DECODER),
        ("q", TWO),
        ("yq", ONLY_ENCODER),
        ("y.", ONLY_ENCODER),
        ("x?Yn", ONLY_ENCODER),
    ],
)
def test_answers(answers: str, after: bytes) -> None:
    Path("a.py").write_bytes(TWO)
    code, written = answered(answers, "a.py")
    assert code == 0, written
    assert Path("a.py").read_bytes() == after
    assert ("q: leave this model and all that follow" in written) == ("?" in answers)


@pytest.mark.tensorflow
def test_what_is_agreed_to_is_proved() -> None:
    pool = b"layers.GlobalMaxPool1D()])\n"
    data = b"import numpy as np\nencoder.predict(np.ones((9, 7, 4)))\n"
    narrow = BEFORE.replace(b"shape=(4,)", b"shape=(5, 4)").replace(b"])\n", b", " + pool)
    source = narrow + TWO[len(BEFORE) :] + data
    Path("a.py").write_bytes(source)
    code, written = answered("yy", "--verify", "a.py")
    assert (code, Path("a.py").read_bytes()) == (0, narrow + ONLY_DECODER[len(BEFORE) :] + data)
    assert "a.py:4:11: kept `encoder`: it would refuse what it takes: " in written


def test_what_is_shown() -> None:
    Path("a.py").write_bytes(TWO)
    terminal = dialogue("a.py")
    first = terminal.until(PROMPT)
    assert first.startswith("--- a.py\n+++ a.py\n@@ -1,5 +1,7 @@\n")
    assert "+encoder = keras.Model(inputs, outputs)\n" in first
    assert " decoder = keras.Sequential(" in first
    assert first.endswith("\na.py:4:11: convert `encoder`? [y,n,a,q] ")
    terminal.type("y\n")
    second = terminal.until(PROMPT)
    # The second diff is to the first answer's outcome, and speaks of the lines of today's file.
    assert " encoder = keras.Model(inputs, outputs)\n" in second
    assert "+decoder = keras.Model(inputs, outputs)\n" in second
    assert second.endswith("\na.py:5:11: convert `decoder`? [y,n,a,q] ")
    terminal.type("n\n")
    code, rest = terminal.end()
    assert code == 0
    lines = rest.splitlines()
    assert "converted a.py (1 model)" in lines
    assert lines[-1] == "1 model in 1 file converted (1 file read)"


@pytest.mark.parametrize("name", ["encoder", "decoder"])
def test_the_outcome_is_that_of_a_run_for_the_chosen_model(name: str) -> None:
    for path in ("a.py", "b.py"):
        Path(path).write_bytes(TWO)
    answered("yn" if name == "encoder" else "ny", "a.py")
    invoke("convert", "--model", name, "b.py")
    assert Path("a.py").read_bytes() == Path("b.py").read_bytes()


def test_several_files() -> None:
    data = {"a.py": TWO, "b.py": CLEAN, "c.py": KEPT, "d.py": BEFORE, "e.py": BEFORE}
    for name, text in data.items():
        Path(name).write_bytes(text)
    code, written = answered("nyna", ".")
    assert code == 0
    assert Path("a.py").read_bytes() == ONLY_DECODER
    assert [Path(f"{name}.py").read_bytes() for name in "bcde"] == [CLEAN, KEPT, BEFORE, AFTER]
    assert "c.py:4:9: kept `model`" in written
    for name, text in data.items():
        Path(name).write_bytes(text)
    answered("a", ".")
    assert [Path(f"{name}.py").read_bytes() for name in "ade"] == [TWO_AFTER, AFTER, AFTER]
    for name, text in data.items():
        Path(name).write_bytes(text)
    answered("yq", ".")
    assert [Path(f"{name}.py").read_bytes() for name in "ade"] == [ONLY_ENCODER, BEFORE, BEFORE]


def test_models_of_one_name_on_one_line() -> None:
    twice = b"m = keras.Sequential([keras.Input((1,)), layers.Dense(2)]); "
    head = b"import keras\nfrom keras import layers\n"
    Path("a.py").write_bytes(head + twice + twice.replace(b"2", b"3").rstrip(b"; ") + b"\n")
    code, written = answered("ny", "a.py")
    assert code == 0
    assert "a.py:3:5: convert `m`?" in written
    assert "a.py:3:65: convert `m`?" in written
    after = Path("a.py").read_text()
    assert "Sequential([keras.Input((1,)), layers.Dense(2)])" in after
    assert "outputs = layers.Dense(3)(inputs)" in after


def test_notebooks() -> None:
    cells = [
        "import keras\nfrom keras import layers",
        "%time 1\n" + model("a"),
        "    " + model("b"),
    ]
    Path("n.ipynb").write_bytes(notebook(*cells))
    code, written = answered("ny", "n.ipynb")
    assert code == 0
    assert "n.ipynb:cell 2:2:5: convert `a`?" in written
    assert "n.ipynb:cell 3:1:9: convert `b`?" in written
    after = Path("n.ipynb").read_text()
    assert "a = keras.Sequential" in after
    assert "    b = keras.Model(inputs, outputs)" in after


def test_notes_come_before_the_question() -> None:
    text = KEPT + b"import numpy as np\nmodel.fit(np.zeros((9, 4)), np.zeros((9, 3)))\n"
    Path("a.py").write_bytes(text)
    code, written = answered("y", "a.py")
    assert code == 0
    assert written.count("note on `model`: input shape (4,) found") == 1
    assert written.index("note on `model`") < written.index(PROMPT)


def model(name: str) -> str:
    return f"{name} = keras.Sequential([keras.Input((1,)), layers.Dense(2)])"


def test_models_that_go_only_together() -> None:
    source = "import keras\nfrom keras import layers\n"
    source += f"if deep:\n    {model('m')}\nelse:\n    {model('m')}\nprint(m.layers[0])\n"
    Path("a.py").write_text(source)
    code, written = answered("n", "a.py")
    assert code == 0
    assert "a.py:6:9: convert `m`?" in written
    assert "a.py:4:9: kept `m`: `.layers` is read where it may be another kind" in written
    assert Path("a.py").read_text() == source
    code, written = answered("y", "a.py")
    assert "converted a.py (2 models)" in written
    Path("b.py").write_text(source)
    invoke("convert", "b.py")
    assert Path("a.py").read_text() == Path("b.py").read_text() != source


def test_ctrl_c_writes_nothing_of_the_file() -> None:
    Path("a.py").write_bytes(TWO)
    terminal = dialogue("a.py")
    terminal.until(PROMPT)
    terminal.type("y\n")
    terminal.until(PROMPT)
    terminal.type(CTRL_C)
    code, rest = terminal.end()
    assert code == 130
    assert rest.splitlines()[-1] == "interrupted"
    assert Path("a.py").read_bytes() == TWO


def test_a_file_that_changes_meanwhile_is_not_written() -> None:
    Path("a.py").write_bytes(BEFORE)
    terminal = dialogue("a.py")
    terminal.until(PROMPT)
    Path("a.py").write_bytes(CLEAN)
    terminal.type("y\n")
    code, rest = terminal.end()
    assert code == 2
    assert "not written: the file changed on disk meanwhile; run again" in rest
    assert Path("a.py").read_bytes() == CLEAN


@pytest.mark.parametrize(
    "arguments", [["-"], ["a.py", "-o", "b.py"], ["--diff", "a.py"], ["--check", "a.py"]]
)
def test_it_does_not_go_with_what_asks_nothing(arguments: list[str]) -> None:
    Path("a.py").write_bytes(BEFORE)
    expect_refusal(invoke("convert", "-i", *arguments), "--interactive asks before it writes files")


def test_it_does_not_go_with_json() -> None:
    Path("a.py").write_bytes(BEFORE)
    run = invoke("convert", "-i", "--output-format", "json", "a.py")
    expect_refusal(run, "both need standard output")


def test_without_a_terminal() -> None:
    Path("a.py").write_bytes(BEFORE)
    expect_refusal(invoke("convert", "-i", "a.py"), "asks on a terminal; elsewhere, look with")


def expect_refusal(run: Run, message: str) -> None:
    assert (run.code, run.out, len(run.lines)) == (2, b"", 1)
    assert message in run.err
    assert Path("a.py").read_bytes() == BEFORE
