"""The JSON document: what it says, and that its schema says the same."""

from __future__ import annotations

import copy
import json
from importlib.resources import files
from typing import Any

import jsonschema
import pytest

from kerasgen.report.json import as_entry, as_json
from tests.report.outcomes import CLEAN, FAILED, KEPT, MIXED

SCHEMA = json.loads(files("kerasgen.report").joinpath("schemas/convert.schema.json").read_text())
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)

DOCUMENT: dict[str, Any] = {
    "version": 1,
    "files": [
        {"path": "clean.py", "changed": False, "error": None, "models": []},
        {
            "path": "failed.py",
            "changed": False,
            "error": "3:7: cannot parse: what?",
            "models": [],
        },
        {
            "path": "kept.py",
            "changed": False,
            "error": None,
            "models": [
                {
                    "name": "encoder",
                    "cell": None,
                    "line": 4,
                    "column": 9,
                    "outcome": "kept",
                    "reason": {
                        "code": "no-input-shape",
                        "message": "because of no-input-shape",
                        "cell": None,
                        "line": 5,
                    },
                    "notices": [],
                    "proof": None,
                }
            ],
        },
    ],
}


def test_document() -> None:
    text = as_json(map(as_entry, [CLEAN, FAILED, KEPT]))
    assert json.loads(text) == DOCUMENT
    assert text.endswith("}\n")


def test_converted_model() -> None:
    entry = as_entry(MIXED)
    assert entry["changed"] is True
    assert entry["models"][0] == {
        "name": "model",
        "cell": None,
        "line": 2,
        "column": 9,
        "outcome": "converted",
        "reason": None,
        "notices": ["old weights"],
        "proof": None,
    }


def test_names_beyond_ascii_are_escaped() -> None:
    entry = {**as_entry(CLEAN), "path": "é\udcff.py"}
    text = as_json([entry])
    assert text.isascii()
    assert json.loads(text)["files"][0]["path"] == "é\udcff.py"


def test_the_schema_is_one_and_takes_the_document() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    VALIDATOR.validate(DOCUMENT)
    VALIDATOR.validate(json.loads(as_json(map(as_entry, [CLEAN, FAILED, KEPT, MIXED]))))


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (["version"], 2),
        (["files"], None),
        (["more"], 1),
        (["files", 0, "error"], 1),
        (["files", 1, "changed"], True),
        (["files", 1, "models"], DOCUMENT["files"][2]["models"]),
        (["files", 2, "more"], 1),
        (["files", 2, "models", 0, "line"], 0),
        (["files", 2, "models", 0, "outcome"], "lost"),
        (["files", 2, "models", 0, "outcome"], "converted"),
        (["files", 2, "models", 0, "reason"], None),
        (["files", 2, "models", 0, "reason", "code"], "No Shape"),
        (["files", 2, "models", 0, "reason", "more"], 1),
    ],
)
def test_the_schema_takes_nothing_else(path: list[str | int], value: object) -> None:
    document: Any = copy.deepcopy(DOCUMENT)
    inner = document
    for key in path[:-1]:
        inner = inner[key]
    inner[path[-1]] = value
    assert not VALIDATOR.is_valid(document)
