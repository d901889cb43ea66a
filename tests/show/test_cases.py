"""Every case of tests/cases/show: it is shown as the files beside it say, by both workers."""

from __future__ import annotations

import json
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest

from kerasgen.show.formats import render
from tests.show.cases import EXPECTED, SOURCES, all_shown, as_text

if TYPE_CHECKING:
    from kerasgen.show.shown import Shown

FOLDER = Path(__file__).parent.parent / "cases" / "show"
SCHEMA = json.loads(
    resources.files("kerasgen.report").joinpath("schemas/show.schema.json").read_text("utf-8")
)


@pytest.fixture(scope="module")
def shown() -> dict[str, Shown]:
    return all_shown()


@pytest.mark.parametrize("name", EXPECTED)
def test_text(name: str, shown: dict[str, Shown]) -> None:
    expected = (FOLDER / name).read_text(encoding="utf-8")
    assert as_text(name, shown[Path(name).stem]) == expected


def test_each_case_has_a_text_and_each_text_a_case() -> None:
    assert {Path(name).stem for name in EXPECTED} == set(SOURCES)


def document(shown: Shown) -> Any:
    found = json.loads(render(shown, "json"))
    jsonschema.validate(found, SCHEMA)
    return found


@pytest.mark.parametrize("case", SOURCES)
def test_json(case: str, shown: dict[str, Shown]) -> None:
    found = document(shown[case])
    assert [model["name"] for model in found["models"]] == [g.name for g in shown[case].models]


@pytest.mark.parametrize("case", SOURCES)
def test_edges_lead_to_later_nodes(case: str, shown: dict[str, Shown]) -> None:
    for graph in shown[case].models:
        assert [node.number for node in graph.nodes] == list(range(len(graph.nodes)))
        assert all(edge.source < edge.target for edge in graph.edges)


@pytest.mark.tensorflow
def test_both_workers_agree(shown: dict[str, Shown]) -> None:
    pytest.importorskip("tensorflow")
    assert all_shown("tensorflow") == shown


def edge(source: int, target: int, shape: list[int | None], argument: str) -> dict[str, Any]:
    ends = {"source": source, "target": target, "shape": shape}
    return {**ends, "output": 0, "argument": argument}


def test_json_in_full(shown: dict[str, Shown]) -> None:
    found = document(shown["two_inputs_two_outputs"])
    (model,) = found["models"]
    names = [node["name"] for node in model["nodes"]]
    assert [names[number] for number in model["inputs"]] == ["image", "words"]
    assert [names[number] for number in model["outputs"]] == ["label", "score"]
    joined = names.index("concatenate")
    assert model["edges"][joined - 2 :] == [
        edge(names.index("flatten"), joined, [None, 3600], "inputs[0]"),
        edge(names.index("lstm"), joined, [None, 64], "inputs[1]"),
        edge(joined, names.index("label"), [None, 3664], "inputs"),
        edge(joined, names.index("score"), [None, 3664], "inputs"),
    ]
    assert model["ends"] == [{"node": n, "output": 0} for n in model["outputs"]]
    label = model["nodes"][names.index("label")]
    assert label["settings"].pop("units") == "10"
    assert label["settings"].pop("activation") == "softmax"
    del label["settings"]
    assert label == {
        "number": 8,
        "name": "label",
        "class_name": "Dense",
        "kind": "layer",
        "place": {
            "path": "two_inputs_two_outputs.py",
            "line": 12,
            "column": 9,
            "end_line": 12,
            "end_column": len(SOURCES["two_inputs_two_outputs"].splitlines()[11]) + 1,
            "cell": None,
        },
        "shapes": [[None, 10]],
        "parameters": 36650,
        "trainable": 36650,
        "variable": "label",
        "layer": 8,
        "call": 1,
        "calls": 1,
        "model": None,
        "fault": None,
        "arguments": {},
    }
