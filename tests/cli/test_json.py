"""`kerasgen convert --output-format json`: the shipped schema takes what every kind of run says."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from tests.cli.running import Run, invoke
from tests.cli.sources import AFTER, BEFORE, BROKEN, CLEAN, KEPT, TWO

pytestmark = pytest.mark.usefixtures("project")

SCHEMA = json.loads(files("kerasgen.report").joinpath("schemas/convert.schema.json").read_text())


def document(run: Run) -> Any:
    read = json.loads(run.out)
    jsonschema.validate(read, SCHEMA, jsonschema.Draft202012Validator)
    return read


def grow() -> None:
    Path("d").mkdir()
    sources = {"a.py": BEFORE, "broken.py": BROKEN, "clean.py": CLEAN, "d/kept.py": KEPT}
    for name, data in {**sources, "d/two.py": TWO}.items():
        Path(name).write_bytes(data)


@pytest.mark.parametrize("options", [(), ("--check",), ("-v",), ("-q",)])
def test_document(options: tuple[str, ...]) -> None:
    grow()
    run = invoke("convert", "--output-format", "json", *options, "nowhere.py", ".")
    read = document(run)
    assert run.code == 2
    assert [(file["path"], file["changed"]) for file in read["files"]] == [
        ("nowhere.py", False),
        ("a.py", True),
        ("broken.py", False),
        ("clean.py", False),
        ("d/kept.py", False),
        ("d/two.py", True),
    ]
    assert read["files"][0]["error"] == "cannot read: no such file or directory"
    assert read["files"][2]["error"] == "4:26: cannot parse: '[' was never closed"
    assert read["files"][4]["models"][0]["reason"] == {
        "code": "no-input-shape",
        "message": "no input shape is given; put an Input first",
        "cell": None,
        "line": 4,
    }
    assert [model["name"] for model in read["files"][5]["models"]] == ["encoder", "decoder"]
    # Errors are for people as well; all else is in the document.
    assert len(run.lines) == 2
    assert Path("a.py").read_bytes() == (BEFORE if options == ("--check",) else AFTER)


def test_exit_codes_are_those_of_text() -> None:
    grow()
    for name, code in {"a.py": 1, "broken.py": 2, "clean.py": 0, "d/kept.py": 0}.items():
        assert invoke("convert", "--output-format", "json", "--check", name).code == code


def test_standard_input_and_output() -> None:
    run = invoke("convert", "-", "--output-format", "json", "--check", stdin=TWO)
    assert run.code == 1
    assert document(run)["files"][0]["path"] == "<stdin>"
    run = invoke("convert", "-", "--output-format", "json", "-o", "out.py", stdin=BEFORE)
    assert document(run)["files"][0]["changed"] is True
    assert Path("out.py").read_bytes() == AFTER


def test_no_files() -> None:
    Path("empty").mkdir()
    assert document(invoke("convert", "--output-format", "json", "empty")) == {
        "version": 1,
        "files": [],
    }


def test_a_model_that_is_nowhere() -> None:
    grow()
    run = invoke("convert", "--output-format", "json", "--check", "--model", "nobody", "a.py")
    assert document(run)["files"][0]["models"] == []
    assert run.code == 2
    assert run.lines[0].startswith("no Sequential model is called 'nobody'")
