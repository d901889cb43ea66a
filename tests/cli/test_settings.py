"""Settings on the command line: what is typed wins, what is wrong is one line and exit code 2."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.running import invoke
from tests.cli.sources import AFTER, BEFORE, KEPT

pytestmark = pytest.mark.usefixtures("project")


def configure(text: str, name: str = "pyproject.toml") -> None:
    path = Path(name)
    path.parent.mkdir(exist_ok=True)
    path.write_text(text if path.name == "kerasgen.toml" else f"[tool.kerasgen]\n{text}\n")


def test_input_shape() -> None:
    configure('input-shape = "8"')
    assert b"Input(shape=(8,))" in invoke("convert", "-", stdin=KEPT).out
    typed = invoke("convert", "--input-shape", "9", "-", stdin=KEPT)
    assert b"Input(shape=(9,))" in typed.out


def test_to_and_jobs() -> None:
    configure('to = "functional"\njobs = 1')
    assert invoke("convert", "-", stdin=BEFORE).out == AFTER
    assert invoke("convert", "--jobs", "2", "--to", "functional", "-", stdin=BEFORE).out == AFTER


def test_output_format_gives_way_to_what_needs_standard_output() -> None:
    configure('output-format = "json"')
    Path("a.py").write_bytes(BEFORE)
    assert json.loads(invoke("convert", "--check", "a.py").out)["version"] == 1
    assert invoke("convert", "--check", "--output-format", "text", "a.py").out == b""
    assert invoke("convert", "--diff", "a.py").out.startswith(b"--- a.py\n")
    assert invoke("convert", "-", stdin=BEFORE).out == AFTER
    assert invoke("convert", "a.py", "-o", "-").out == AFTER


def test_excludes_are_relative_to_the_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("a.py", "d/a.py", "d/e/a.py"):
        Path(name).parent.mkdir(exist_ok=True)
        Path(name).write_bytes(BEFORE)
    configure('exclude = ["/a.py", "/d/e/"]')
    expected = ["would convert d/a.py (1 model)"]
    assert invoke("convert", "--check", ".").lines[:-1] == expected
    monkeypatch.chdir("d")
    assert invoke("convert", "--check", ".").lines[:-1] == ["would convert a.py (1 model)"]


def test_the_closest_settings_count(monkeypatch: pytest.MonkeyPatch) -> None:
    configure('input-shape = "8"')
    configure('input-shape = "9"', "d/kerasgen.toml")
    Path("d/a.py").write_bytes(KEPT)
    assert b"shape=(9,)" in invoke("convert", "--diff", "d/a.py").out
    assert b"shape=(9,)" in invoke("convert", "--stdin-filename", "d/b.py", "-", stdin=KEPT).out
    assert b"shape=(8,)" in invoke("convert", "-", stdin=KEPT).out
    monkeypatch.chdir("d")
    assert b"shape=(9,)" in invoke("convert", "-", stdin=KEPT).out


def test_settings_that_are_named() -> None:
    configure('input-shape = "8"')
    Path("own.toml").write_text('input-shape = "9"')
    assert b"shape=(9,)" in invoke("convert", "--config", "own.toml", "-", stdin=KEPT).out
    run = invoke("convert", "--config", "nowhere.toml", "-", stdin=KEPT)
    assert (run.code, run.out) == (2, b"")
    assert run.lines == ["error: nowhere.toml: cannot read: no such file or directory"]


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("job = 2", "unknown setting 'job'; did you mean 'jobs'?"),
        ("jobs = true", "jobs must be a whole number, not True"),
        ("jobs = 0", "jobs: 0 is not in the range x>=1"),
        ('to = "sequentiel"', "to: 'sequentiel' is not one of 'functional', 'sequential'"),
        ('output-format = "xml"', "output-format: 'xml' is not one of 'text', 'json'"),
        ('input-shape = "wide"', "input-shape: 'wide' is not a shape: give sizes without the"),
        ('exclude = ["!"]', "exclude: not a gitignore pattern: '!'"),
        ("exclude = ", "cannot parse: Invalid value"),
    ],
)
def test_what_is_wrong_ends_the_run(project: Path, text: str, complaint: str) -> None:
    configure(text)
    path = Path("a.py")
    path.write_bytes(BEFORE)
    run = invoke("convert", "a.py")
    assert (run.code, run.out, len(run.lines)) == (2, b"", 1)
    assert run.err.startswith(f"error: {project / 'pyproject.toml'}: {complaint}")
    assert path.read_bytes() == BEFORE
