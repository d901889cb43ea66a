"""Reports for services are what the published schemas ask for, and so are the examples for CI."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import xmlschema
import yaml

from tests.cli.running import invoke, process
from tests.cli.test_documents import ROOT, blocks
from tests.cli.test_lint import BAD, GOOD
from tests.cli.test_notebooks import BAD as BAD_CELLS
from tests.files.test_notebooks import notebook

SCHEMAS = ROOT / "tests" / "schemas"
EXAMPLES = blocks("docs/ci.md", "yaml")


def schema(name: str) -> Any:
    return json.loads((SCHEMAS / name).read_text(encoding="utf-8"))


def validate_sarif(log: Any) -> None:
    jsonschema.validate(log, schema("sarif-2.1.0.json"), jsonschema.Draft4Validator)


def validate_gitlab(issues: Any) -> None:
    jsonschema.validate(issues, schema("gitlab-code-quality.json"), jsonschema.Draft202012Validator)


def validate_junit(text: str) -> None:
    xmlschema.XMLSchema(SCHEMAS / "junit-10.xsd").validate(text)


@pytest.fixture(autouse=True)
def files(project: Path) -> None:
    """Findings of all kinds: with and without help, in a notebook, in another file, of syntax."""
    (project / "src").mkdir()
    for name, text in {
        "bad.py": BAD,
        "good.py": GOOD,
        "src/broken.py": "import keras\nkeras.Input(\n",
        "src/é <&> b.py": BAD.replace("concatenate([a, b])", "Dense(-1)(a)"),
        "src/helper.py": BAD.replace("both = layers", "def join(x):\n    return layers"),
        "src/user.py": "import keras\nfrom helper import join\njoin(keras.Input((3, 3)))\n",
    }.items():
        (project / name).write_text(text, encoding="utf-8")
    (project / "bad.ipynb").write_bytes(notebook(*BAD_CELLS))


def report(form: str, *paths: str) -> str:
    return invoke("lint", "--output-format", form, *paths).out.decode()


# As typed, nothing found, with dots, from the root of the file system.
PATHS = [["."], ["good.py"], ["./src", "./bad.ipynb"], [""]]


@pytest.mark.parametrize("paths", PATHS)
def test_sarif(paths: list[str]) -> None:
    log = json.loads(report("sarif", *(path or str(Path.cwd()) for path in paths)))
    validate_sarif(log)
    results = log["runs"][0]["results"]
    assert bool(results) == (paths != ["good.py"])
    uris = [place["uri"] for place in located(log)]
    assert [uri for uri in uris if uri.startswith((".", "/", "file:"))] == []
    assert not any(re.search(r"[^\w./%-]", uri, re.ASCII) for uri in uris)


def located(node: Any) -> list[dict[str, str]]:
    """Return all artifact locations of a log."""
    if isinstance(node, list):
        return [found for inner in node for found in located(inner)]
    if not isinstance(node, dict):
        return []
    own = [node["artifactLocation"]] if "artifactLocation" in node else []
    return own + located(list(node.values()))


def test_a_file_elsewhere_has_a_whole_uri(tmp_path: Path) -> None:
    (tmp_path / "else where.py").write_text(BAD, encoding="utf-8")
    log = json.loads(report("sarif", str(tmp_path / "else where.py")))
    validate_sarif(log)
    assert {place["uri"] for place in located(log)} == {
        (tmp_path / "else where.py").as_uri(),
    }


@pytest.mark.parametrize("paths", PATHS)
def test_code_quality(paths: list[str]) -> None:
    issues = json.loads(report("gitlab", *(path or str(Path.cwd()) for path in paths)))
    validate_gitlab(issues)
    assert bool(issues) == (paths != ["good.py"])
    assert len({issue["fingerprint"] for issue in issues}) == len(issues)


def test_fingerprints_do_not_depend_on_how_a_path_is_typed() -> None:
    typed = ["bad.py", "./bad.py", str(Path("bad.py").absolute())]
    assert len({json.loads(report("gitlab", path))[0]["fingerprint"] for path in typed}) == 1
    assert len({report("github", path) for path in typed}) == 1


@pytest.mark.parametrize("paths", PATHS)
def test_junit(paths: list[str]) -> None:
    text = report("junit", *(path or str(Path.cwd()) for path in paths))
    validate_junit(text)
    assert ("<failure " in text) == (paths != ["good.py"])


def test_the_schemas_refuse_what_is_wrong() -> None:
    log = json.loads(report("sarif", "bad.py"))
    del log["runs"][0]["tool"]
    with pytest.raises(jsonschema.ValidationError):
        validate_sarif(log)
    issues = json.loads(report("gitlab", "bad.py"))
    issues[0]["location"]["path"] = "./bad.py"
    with pytest.raises(jsonschema.ValidationError):
        validate_gitlab(issues)
    with pytest.raises(xmlschema.XMLSchemaValidationError):
        validate_junit(report("junit", "bad.py").replace("failures=", "failed="))


def test_every_schema_has_a_source() -> None:
    listed = re.findall(r"^\| `([\w.-]+)`", (SCHEMAS / "README.md").read_text(), re.MULTILINE)
    assert sorted(listed) == sorted(p.name for p in SCHEMAS.iterdir() if p.name != "README.md")


def example(name: str) -> tuple[str, Any]:
    (text,) = [text for text in EXAMPLES if text.startswith(f"# {name}\n")]
    # YAML 1.1 reads `on` as true, GitHub as what it says.
    return text, yaml.safe_load(text.replace("\non:\n", '\n"on":\n'))


def test_the_workflow() -> None:
    _, workflow = example(".github/workflows/kerasgen.yml")
    jsonschema.validate(workflow, schema("github-workflow.json"))
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**workflow, "on": "pushed"}, schema("github-workflow.json"))
    runs = [
        step["run"] for job in workflow["jobs"].values() for step in job["steps"] if "run" in step
    ]
    annotate, scan = [run for run in runs if run.startswith("kerasgen")]
    Path("src/broken.py").unlink()
    run = process(*annotate.split()[1:])
    assert run.code == 1
    assert b"::error file=bad.py,line=6,col=8" in run.out
    assert shell(scan) == 0
    upload = workflow["jobs"]["code-scanning"]["steps"][-1]["with"]
    validate_sarif(json.loads(Path(upload["sarif_file"]).read_text()))


def test_the_pipeline() -> None:
    _, pipeline = example(".gitlab-ci.yml")
    jsonschema.validate(pipeline, schema("gitlab-ci.json"))
    job = pipeline["kerasgen"]
    Path("src/broken.py").unlink()
    assert shell(job["script"][-1]) == 1
    written = Path(job["artifacts"]["reports"]["codequality"])
    validate_gitlab(json.loads(written.read_text()))


def shell(command: str) -> int:
    """Run a command of an example, by this Python's kerasgen."""
    return process("-c", command.replace("kerasgen", f"{sys.executable} -m kerasgen", 1),
                   command=("sh",)).code  # fmt: skip


def test_the_settings_of_pre_commit() -> None:
    text, settings = example(".pre-commit-config.yaml")
    Path("config.yaml").write_text(text)
    for check in (("validate-config", "config.yaml"),
                  ("validate-manifest", str(ROOT / ".pre-commit-hooks.yaml"))):  # fmt: skip
        command = [sys.executable, "-m", "pre_commit", *check]
        done = subprocess.run(command, check=False, capture_output=True, text=True)
        assert done.returncode == 0, done.stdout
    offered = {hook["id"] for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text())}
    document = (ROOT / "docs" / "ci.md").read_text()
    assert set(re.findall(r"^\| `(kerasgen-\w+)`", document, re.MULTILINE)) == offered
    assert {hook["id"] for hook in settings["repos"][0]["hooks"]} <= offered
