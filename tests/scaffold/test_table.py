"""`--from-csv`: what is made of the columns of a table."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from kerasgen.scaffold.spec import SpecError
from kerasgen.scaffold.table import draft_from_csv
from tests.cli.running import invoke
from tests.scaffold.training import imported

if TYPE_CHECKING:
    from collections.abc import Sequence

ROWS = 40
# A column each: its cells, and what is made of it.
COLUMNS: dict[str, tuple[Sequence[object], str]] = {
    "row id": (range(100, 100 + ROWS), "left out"),
    "constant": (["same"] * ROWS, "left out"),
    "empty": ([""] * ROWS, "left out"),
    "code": ([f"c{i}" for i in range(ROWS)], "left out"),
    "Price (EUR)": ([f"{i * 1.5:.2f}" for i in range(ROWS)], "number"),
    "rooms": (["" if i % 7 == 0 else i % 5 for i in range(ROWS)], "number"),
    "brand": ([("acme", "kilo", "zeta")[i % 3] for i in range(ROWS)], "category"),
    "review": ([f"word{i} is a very good thing to buy" for i in range(ROWS)], "text"),
    "sold": ([f"2024-01-{1 + i % 28:02}" for i in range(ROWS)], "date"),
    "seen": ([f"2024-02-{1 + i % 28:02} 10:30:00" for i in range(ROWS)], "date"),
    "photo": ([f"img/{i}.PNG" for i in range(ROWS)], "image"),
    "clip": ([f"{i}.wav" for i in range(ROWS)], "audio"),
}
TARGETS: dict[str, tuple[Sequence[object], str, tuple[str, ...]]] = {
    "cost": ([i / 3 for i in range(ROWS)], "regression", ()),
    "count": ([i * 3 for i in range(ROWS)], "regression", ()),
    "stars": ([1 + i % 5 for i in range(ROWS)], "classes", ("1", "2", "3", "4", "5")),
    "class": (
        [["low", "mid", "high"][i % 3] for i in range(ROWS)],
        "classes",
        ("high", "low", "mid"),
    ),
    "churned": ([i % 2 for i in range(ROWS)], "binary", ("0", "1")),
    "sent back": ([("yes", "no")[i % 2] for i in range(ROWS)], "binary", ("no", "yes")),
}


def written(path: Path, columns: dict[str, Sequence[object]]) -> str:
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(columns)
        writer.writerows(zip(*columns.values(), strict=True))
    return str(path)


@pytest.fixture
def table(tmp_path: Path) -> str:
    found = {**COLUMNS, **TARGETS}
    return written(tmp_path / "table.csv", {name: entry[0] for name, entry in found.items()})


def test_every_column_is_decided(table: str) -> None:
    found = draft_from_csv(table, list(TARGETS))
    decisions = {decision.column: decision.what for decision in found.decisions}
    assert decisions.keys() == {**COLUMNS, **TARGETS}.keys()
    for column, (_, kind) in COLUMNS.items():
        assert decisions[column] == (kind if kind == "left out" else f"input, {kind}"), column
    assert all(decision.why for decision in found.decisions)


def test_inputs(table: str) -> None:
    inputs = {one.name: one for one in draft_from_csv(table, list(TARGETS)).inputs}
    assert inputs["numbers"].columns == ("Price (EUR)", "rooms")
    assert inputs["brand"].size == (3,)
    assert inputs["review"].size == (8, ROWS + 9)
    assert inputs["photo"].size == (128, 128, 3)
    assert set(inputs) == {"numbers", "brand", "review", "sold", "seen", "photo", "clip"}


def test_outputs(table: str) -> None:
    outputs = {one.columns[0]: one for one in draft_from_csv(table, list(TARGETS)).outputs}
    for column, (_, kind, labels) in TARGETS.items():
        assert (outputs[column].kind, outputs[column].labels) == (kind, labels), column
    assert outputs["class"].name == "class_"
    assert outputs["sent back"].name == "sent_back"


def test_too_many_words_are_hashed(tmp_path: Path) -> None:
    cells = [f"c{i % 1500}" for i in range(1600)]
    path = written(tmp_path / "t.csv", {"code": cells, "y": [i % 2 for i in range(1600)]})
    (one,) = draft_from_csv(path, ["y"]).inputs
    assert (one.kind, one.encoding) == ("category", "hash")


def test_names_that_would_be_the_same_are_numbered(tmp_path: Path) -> None:
    cells = [["a", "b"][i % 2] for i in range(9)]
    path = written(tmp_path / "t.csv", {"a b": cells, "a-b": cells, "A B": cells, "y": cells})
    assert [one.name for one in draft_from_csv(path, ["y"]).inputs] == ["a_b", "a_b_2", "a_b_3"]


def test_names_that_keras_gives_to_layers_are_changed(tmp_path: Path) -> None:
    cells = [["a", "b"][i % 2] for i in range(9)]
    path = written(tmp_path / "t.csv", {"Dense 1": cells, "embedding": cells, "y": cells})
    names = [one.name for one in draft_from_csv(path, ["y"]).inputs]
    assert names == ["dense_1_value", "embedding_value"]


# The text of a file, a target, and what the one line says.
BAD = {
    "no rows": ("a,b\n", "b", "holds no rows"),
    "nothing": ("", "b", "holds no rows"),
    "no target": (
        "a,b\n1,2\n",
        None,
        "say with --target what is to be predicted",
    ),
    "other target": ("a,b\n1,2\n", "c", "there is no column 'c'; valid are a, b"),
    "twice": ("a,a\n1,2\n", "a", "each column needs a name of its own"),
    "semicolons": ("a;b\n1;2\n", "b", "divided by commas"),
    "one value": ("a,b\n1,2\n1,2\n", "b", "fewer than two values"),
    "words": ("a,b\n" + "".join(f"1,w{i}\n" for i in range(9)), "b", "not to predict"),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_table(tmp_path: Path, name: str) -> None:
    text, target, message = BAD[name]
    (tmp_path / "t.csv").write_text(text)
    with pytest.raises(SpecError) as caught:
        draft_from_csv(str(tmp_path / "t.csv"), [target] if target else [])
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


def test_bytes_that_are_no_text(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_bytes(b"a,b\n\xff,1\n")
    with pytest.raises(SpecError, match="not UTF-8"):
        draft_from_csv(str(tmp_path / "t.csv"), ["b"])


@pytest.mark.tensorflow
def test_from_the_table_to_a_trained_model(
    keras: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    kept = ("row id", "Price (EUR)", "rooms", "brand", "review", "sold")
    columns = {name: COLUMNS[name][0] for name in kept}
    columns |= {name: TARGETS[name][0] for name in ("class", "sent back")}
    path = written(tmp_path / "table.csv", columns)
    run = invoke("new", "shop", "--from-csv", path, "--target", "class", "--target", "sent back")
    assert run.code == 0, run.err
    assert "brand: input, category (3 different values)" in run.lines
    assert run.lines[-1].endswith("python train.py --epochs 1 --data ../table.csv")
    again = invoke("new", "shop", "--spec", "shop/spec.toml", "--force")
    assert again.code == 0, again.err
    with imported(tmp_path / "shop") as modules:
        modules["train"].train(Path(path), tmp_path / "runs", 1)
        rows = modules["data"].load_rows(Path(path))
        predictions = modules["predict"].predict(rows, tmp_path / "runs")
        first = modules["predict"].readable(predictions, 0)
    assert first.keys() == {"class_", "sent_back"}
    assert first["class_"] in ("low", "mid", "high")
    keras.backend.clear_session()


def test_the_specification_is_written_beside_a_single_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, table: str
) -> None:
    monkeypatch.chdir(tmp_path)
    run = invoke("new", "shop.py", "--from-csv", table, "--target", "cost")
    assert run.code == 0, run.err
    assert invoke("new", "again.py", "--spec", "shop.toml").code == 0
    assert Path("again.py").read_text() == Path("shop.py").read_text()
