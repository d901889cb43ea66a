"""`kerasgen lint`: what it prints, in which form, and how it exits."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ElementTree
from importlib import resources
from pathlib import Path

import jsonschema
import pytest

from tests.cli.running import invoke

BAD = """\
import keras
from keras import layers

a = keras.Input((10, 4))
b = keras.Input((12, 4))
both = layers.concatenate([a, b])
"""
GOOD = BAD.replace("[a, b]", "[a, b], axis=1")


@pytest.fixture(autouse=True)
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("bad.py").write_text(BAD, encoding="utf-8")
    Path("good.py").write_text(GOOD, encoding="utf-8")


def test_full() -> None:
    run = invoke("lint", "bad.py")
    assert run.code == 1
    out = run.out.decode()
    assert out.startswith("bad.py:6:8: KG101 `Concatenate` joins on axis -1, but axis 1 differs")
    assert "6 | both = layers.concatenate([a, b])\n  |        ^^^^^^^^^^^^^^^^^^^^^^^^^^\n" in out
    assert "4 | a = keras.Input((10, 4))\n  | `a` (None, 10, 4) is made here, by Input\n" in out
    assert "= help: axis=1 fits\n" in out
    assert run.lines == [
        "1 finding (1 file read, 0 models and 1 merge checked)",
        "what they mean: `kerasgen explain KG101`",
    ]


def test_clean() -> None:
    run = invoke("lint", "good.py")
    assert (run.code, run.out) == (0, b"")
    assert run.lines == ["0 findings (1 file read, 0 models and 1 merge checked)"]


def test_concise_over_a_directory() -> None:
    run = invoke("lint", ".", "--output-format", "concise", "-q")
    assert run.code == 1
    assert run.out.decode().startswith("bad.py:6:8: KG101 ")
    assert run.out.count(b"\n") == 1
    assert run.err == ""


def test_json() -> None:
    found = json.loads(invoke("lint", ".", "--output-format", "json").out)
    assert found["version"] == 1
    assert found["checked"] == {"files": 2, "models": 0, "merges": 2}
    (finding,) = found["findings"]
    assert finding["code"] == "KG101"
    assert (finding["line"], finding["column"], finding["end_column"]) == (6, 8, 34)
    assert [related["line"] for related in finding["related"]] == [4, 5]
    assert finding["help"] == "axis=1 fits"


def test_the_schema_takes_what_is_written() -> None:
    schema = json.loads(
        resources.files("kerasgen.report").joinpath("schemas/lint.schema.json").read_text()
    )
    Path("unknown.py").write_text(BAD.replace("(12, 4)", "load()"), encoding="utf-8")
    Path("broken.py").write_text("import keras\nkeras.Input(\n", encoding="utf-8")
    for paths in (["."], ["good.py"], ["broken.py"]):
        found = json.loads(invoke("lint", *paths, "--output-format", "json").out)
        jsonschema.validate(found, schema, jsonschema.Draft202012Validator)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**found, "more": 1}, schema, jsonschema.Draft202012Validator)


def test_github() -> None:
    out = invoke("lint", "bad.py", "--output-format", "github").out.decode()
    start = "::error file=bad.py,line=6,col=8,endLine=6,endColumn=34,title=KG101 concatenate-"
    assert out.startswith(start)
    assert "%0Aaxis=1 fits\n" in out


def test_gitlab() -> None:
    (issue,) = json.loads(invoke("lint", ".", "--output-format", "gitlab").out)
    assert issue["check_name"] == "KG101"
    assert issue["location"] == {"path": "bad.py", "lines": {"begin": 6}}
    Path("bad.py").write_text("# moved down\n" + BAD, encoding="utf-8")
    (moved,) = json.loads(invoke("lint", ".", "--output-format", "gitlab").out)
    assert moved["location"]["lines"]["begin"] == 7
    assert moved["fingerprint"] == issue["fingerprint"]


def test_sarif() -> None:
    log = json.loads(invoke("lint", ".", "--output-format", "sarif").out)
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["KG101"]
    (result,) = run["results"]
    assert (result["ruleId"], result["ruleIndex"]) == ("KG101", 0)
    (location,) = result["locations"]
    region = {"startLine": 6, "startColumn": 8, "endLine": 6, "endColumn": 34}
    physical = location["physicalLocation"]
    assert physical == {"artifactLocation": {"uri": "bad.py"}, "region": region}
    assert len(result["relatedLocations"]) == 2


def test_junit() -> None:
    out = invoke("lint", ".", "--output-format", "junit").out
    bad, good = ElementTree.fromstring(out)
    assert (bad.get("name"), bad.get("failures")) == ("bad.py", "1")
    failure = bad.find("testcase/failure")
    assert failure is not None
    assert failure.get("type") == "KG101"
    assert (good.get("name"), good.get("tests"), good.get("failures")) == ("good.py", "1", "0")


def test_exit_zero_and_statistics() -> None:
    run = invoke("lint", "bad.py", "--exit-zero", "--statistics")
    assert run.code == 0
    assert "     1 KG101 concatenate-shape-mismatch" in run.lines


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (["--ignore", "KG101"], 0),
        (["--select", "KG102"], 0),
        (["--select", "kg101,KG102"], 1),
        (["--select", "KG102", "--extend-select", "KG101"], 1),
    ],
)
def test_selection(options: list[str], code: int) -> None:
    assert invoke("lint", "bad.py", *options).code == code


def test_an_unknown_rule() -> None:
    run = invoke("lint", "bad.py", "--select", "KG999")
    assert run.code == 2
    assert run.lines[0].startswith("error: --select: there is no rule KG999; known are KG000, ")


@pytest.mark.parametrize("comment", ["# noqa", "# noqa: KG101", "# kerasgen: ignore[KG101]"])
def test_silenced(comment: str) -> None:
    Path("bad.py").write_text(BAD.replace("[a, b])", f"[a, b])  {comment}"), encoding="utf-8")
    assert invoke("lint", "bad.py").code == 0


def test_another_code_does_not_silence() -> None:
    Path("bad.py").write_text(BAD.replace("[a, b])", "[a, b])  # noqa: E501"), encoding="utf-8")
    assert invoke("lint", "bad.py").code == 1


def test_stdin() -> None:
    run = invoke(
        "lint", "-", "--stdin-filename", "x.py", "--output-format", "concise", stdin=BAD.encode()
    )
    assert run.code == 1
    assert run.out.decode().startswith("x.py:6:8: KG101 ")


def test_a_file_that_does_not_parse() -> None:
    Path("bad.py").write_text("import keras\nkeras.Input(\n", encoding="utf-8")
    run = invoke("lint", "bad.py", "--output-format", "concise")
    assert run.code == 2
    assert run.out.decode().startswith("bad.py:2:12: KG000 does not parse: ")


def test_what_is_not_checked() -> None:
    text = BAD.replace("(12, 4)", "load()")
    Path("bad.py").write_text(text, encoding="utf-8")
    run = invoke("lint", "bad.py", "-v")
    assert run.code == 0
    assert any(line.startswith("bad.py:6: not checked: Concatenate: ") for line in run.lines)
    assert "1 merge not checked; with -v, why" in run.lines


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        ([], "no PATH given"),
        (["-", "bad.py"], "- stands alone"),
        (["bad.py", "--stdin-filename", "x.py"], "--stdin-filename is for standard input"),
        (["bad.py", "-q", "-v"], "-q and -v contradict"),
        (["bad.py", "--select", ","], "give codes of rules"),
    ],
)
def test_usage(arguments: list[str], complaint: str) -> None:
    run = invoke("lint", *arguments)
    assert run.code == 2
    assert complaint in run.err


def test_a_missing_file_does_not_stop_the_others() -> None:
    run = invoke("lint", "missing.py", "bad.py", "--output-format", "concise")
    assert run.code == 2
    assert b"KG101" in run.out
    assert any(line.startswith("missing.py: error: ") for line in run.lines)
