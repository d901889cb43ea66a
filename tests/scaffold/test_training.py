"""Every template, imported and trained with tensorflow, saved, loaded, and asked to predict."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings

from kerasgen.scaffold.entries import input_of, output_of
from kerasgen.scaffold.fitting import Draft, fitted
from kerasgen.scaffold.manifest import built_in, find_template
from kerasgen.scaffold.notebook import as_notebook
from kerasgen.scaffold.rendering import render_one, render_project
from tests.scaffold.specifications import drafts
from tests.scaffold.training import imported, train_and_predict, written

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = [pytest.mark.tensorflow, pytest.mark.usefixtures("keras")]

# Inputs, outputs and options of a specification per line; between them all kinds and merges.
SPECIFICATIONS: dict[str, list[tuple[str, str, dict[str, Any]]]] = {
    "multi-io": [
        ("p:image:9x7x1 t:text:4x20 n:numbers:3 d:date", "r:regression y:binary s:classes:3", {}),
        ("a:audio:600 g:spectrogram:6x5 q:sequence:5x2", "m:multilabel:4", {"merge": "attention"}),
        ("h:tokens:5x9 c:category:4:encoding=hash", "i:image:9x5x3", {"merge": "gated"}),
        ("i:category:9:encoding=integer p:image:4x4x6", "s:sequence:4x2", {"merge": "multiply"}),
        ("n:number c:category:5", "z:segmentation:10x6x3 y:binary:labels=no+yes", {"merge": "add"}),
    ],
    "wide-deep": [
        ("n:number c:category:5 e:category:4:encoding=integer", "y:binary r:regression:2", {}),
        ("n:number", "s:classes:3:labels=a+b+c", {}),
    ],
    "two-tower": [
        ("u:category:9 i:category:7 t:text:3x20", "y:binary", {}),
        ("n:numbers:2:tower=candidate u:category:9:tower=query", "r:regression", {"merge": "add"}),
    ],
    "siamese": [
        ("a:text:4x30 b:text:4x30", "same:binary", {}),
        ("a:image:8x8x3 b:image:8x8x3", "same:binary kind:classes:3", {}),
        ("a:date b:date", "r:regression", {}),
    ],
    "autoencoder": [
        ("p:image:17x12x3", "s:classes:3", {"code": 5}),
        ("q:sequence:5x1", "code:sequence:5x1", {}),
        ("g:spectrogram:6x5", "again:sequence:6x5", {}),
    ],
    "unet": [
        ("p:image:13x10x3", "m:segmentation:13x10x3 s:classes:3", {"depth": 2}),
        ("p:image:5x8x1", "again:image:5x8x1", {"depth": 1}),
    ],
    "residual": [
        ("p:image:9x9x3 n:number", "s:classes:3", {"blocks": 1}),
        ("q:sequence:5x2 a:audio:600", "r:regression", {"blocks": 1, "merge": "gated"}),
    ],
    "transfer": [
        ("p:image:32x32x3 n:number", "s:classes:3 y:binary", {"backbone": "MobileNetV2"}),
    ],
}
CASES = [
    pytest.param(name, *case, id=f"{name}-{index}")
    for name, cases in SPECIFICATIONS.items()
    for index, case in enumerate(cases)
]


@pytest.fixture(autouse=True)
def eagerly(keras: Any) -> Iterator[None]:
    """Run without tracing, which takes most of the time of one step."""
    import tensorflow as tf

    tf.config.run_functions_eagerly(True)
    yield
    tf.config.run_functions_eagerly(False)
    keras.backend.clear_session()


def options_of(template: str) -> dict[str, Any]:
    """What `train` needs here: no weights are downloaded."""
    return {"weights": None, "fine_tuning": 1} if template == "transfer" else {}


def draft_of(inputs: str, outputs: str, options: dict[str, Any]) -> Draft:
    merge = options.get("merge")
    variables = {key: value for key, value in options.items() if key != "merge"}
    return Draft(
        "case",
        tuple(map(input_of, inputs.split())),
        tuple(map(output_of, outputs.split())),
        merge,
        (8,),
        variables=variables,
    )


def test_every_template_is_here() -> None:
    assert set(SPECIFICATIONS) == set(built_in())


@pytest.mark.parametrize(("name", "inputs", "outputs", "options"), CASES)
def test_template(
    tmp_path: Path, name: str, inputs: str, outputs: str, options: dict[str, Any]
) -> None:
    template = find_template(name)
    spec = fitted(draft_of(inputs, outputs, options), template)
    folder = written(tmp_path / "project", render_project(spec, template))
    with imported(folder) as modules:
        printed = train_and_predict(modules, tmp_path, **options_of(name))
    assert len(json.loads(json.dumps(printed))) == 6
    assert all(line.keys() == {one.name for one in spec.outputs} for line in printed)


@pytest.mark.parametrize("name", [name for name in built_in() if name != "transfer"])
def test_random_specification(name: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    template = find_template(name)

    @settings(max_examples=2, deadline=None, suppress_health_check=list(HealthCheck))
    @given(drafts(template))
    def trains(draft: Draft) -> None:
        tmp_path = tmp_path_factory.mktemp("random")
        project = render_project(fitted(draft, template), template)
        with imported(written(tmp_path / "project", project)) as modules:
            train_and_predict(modules, tmp_path)

    trains()


def test_traced_and_resumed(tmp_path: Path) -> None:
    """As `train.py` runs it: with tracing, and a second run that goes on with the first."""
    import tensorflow as tf

    tf.config.run_functions_eagerly(False)
    template = find_template("multi-io")
    spec = fitted(draft_of("n:number c:category:5", "y:binary r:regression", {}), template)
    with imported(written(tmp_path / "project", render_project(spec, template))) as modules:
        train_and_predict(modules, tmp_path)
        train, table = modules["train"].train, tmp_path / "synthetic" / "rows.csv"
        train(table, tmp_path / "runs", 3, resume=True)
        log = (tmp_path / "runs" / "log.csv").read_text().splitlines()
    assert [line.split(",")[0] for line in log] == ["epoch", "0", "1", "2"]


def test_fine_tuning_goes_on_where_it_stopped(keras: Any, tmp_path: Path) -> None:
    template = find_template("transfer")
    variables = {"backbone": "MobileNetV2"}
    spec = fitted(draft_of("p:image:32x32x3", "s:classes:3", variables), template)
    with imported(written(tmp_path / "project", render_project(spec, template))) as modules:
        table = modules["data"].write_synthetic(tmp_path / "synthetic", count=6)
        train, runs = modules["train"].train, tmp_path / "runs"
        frozen = train(table, runs, 1, weights=None)
        backbone_of = modules["model"].backbone_of
        assert not backbone_of(frozen).trainable_variables
        tuned = train(table, runs, 1, 1, resume=True)
        assert backbone_of(tuned).trainable_variables
        activations = modules["model"].build_activations(tuned)
        assert activations.output.keys() == set(modules["model"].ACTIVATIONS)
    log = (runs / "log.csv").read_text().splitlines()
    assert [line.split(",")[0] for line in log] == ["epoch", "0", "1"]
    assert keras.models.load_model(runs / "best.keras").output_names == ["s"]


@pytest.mark.parametrize("outputs", ["s:classes:2", "s:classes:2:labels=cats+dogs"])
def test_a_folder_of_pictures(keras: Any, tmp_path: Path, outputs: str) -> None:
    import numpy as np

    for name in ("cats/1.png", "cats/2.png", "dogs/1.png", "dogs/2.png"):
        (tmp_path / "photos" / name).parent.mkdir(parents=True, exist_ok=True)
        keras.utils.save_img(tmp_path / "photos" / name, np.zeros((5, 6, 3)), scale=False)
    template = find_template("residual")
    spec = fitted(draft_of("p:image:8x8x3", outputs, {"blocks": 1}), template)
    with imported(written(tmp_path / "project", render_project(spec, template))) as modules:
        rows = modules["data"].load_rows(tmp_path / "photos")
        assert modules["data"].read_targets(rows)["s"].tolist() == [0, 0, 1, 1]
        assert modules["data"].read_inputs(rows)["p"].shape == (4, 8, 8, 3)
        modules["train"].train(tmp_path / "photos", tmp_path / "runs", 1)
    assert (tmp_path / "runs" / "best.keras").is_file()


@pytest.mark.parametrize("style", ["keras", "tf.keras"])
def test_single_file(tmp_path: Path, style: str) -> None:
    from dataclasses import replace

    template = find_template("multi-io")
    draft = draft_of("n:number t:text:4x20", "y:binary", {})
    spec = fitted(replace(draft, style=style), template)
    written(tmp_path, {"shop.py": render_one(spec, template, template.single_file)})
    names: dict[str, Any] = {"__name__": "shop"}
    exec((tmp_path / "shop.py").read_text(), names)
    table = names["write_synthetic"](tmp_path / "synthetic", count=6)
    names["train"](table, tmp_path / "runs", 1)
    rows = names["load_rows"](table)
    assert names["predict"](rows, tmp_path / "runs")["y"].shape == (6, 1)


def test_notebook(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    template = find_template("multi-io")
    spec = fitted(draft_of("n:number", "y:binary", {}), template)
    cells = as_notebook(render_one(spec, template, template.notebook))["cells"]
    names: dict[str, Any] = {}
    for cell in cells:
        if cell["cell_type"] == "code":
            exec("".join(cell["source"]), names)
    assert names["predictions"]["y"].shape == (8, 1)
