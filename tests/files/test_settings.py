"""Settings: the closest ones, whole, and what is wrong with them in one line."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from kerasgen.files import settings as module
from kerasgen.files.settings import BadSettingsError, Settings, find_settings, load_settings

PYPROJECT = "[tool.kerasgen]\n"


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "src" / "deep").mkdir(parents=True)
    return tmp_path


@pytest.mark.parametrize(
    ("line", "key", "value"),
    [
        ('exclude = ["old", "b*.py"]', "exclude", ["old", "b*.py"]),
        ("exclude = []", "exclude", []),
        ("force-exclude = true", "force-exclude", True),
        ('input-shape = "32,32,3"', "input-shape", "32,32,3"),
        ("jobs = 4", "jobs", 4),
        ('output-format = "json"', "output-format", "json"),
        ('to = "functional"', "to", "functional"),
    ],
)
def test_every_key(project: Path, line: str, key: str, value: Any) -> None:
    (project / "pyproject.toml").write_text(PYPROJECT + line)
    found = find_settings(["."])
    assert found.get(key) == value
    assert found.path == str(project / "pyproject.toml")
    (project / "kerasgen.toml").write_text(line)
    assert find_settings(["."]) == Settings(str(project / "kerasgen.toml"), {key: value})


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("job = 4", "unknown setting 'job'; did you mean 'jobs'?"),
        ("force_exclude = true", "unknown setting 'force_exclude'; did you mean 'force-exclude'?"),
        ("Exclude = []", "unknown setting 'Exclude'; did you mean 'exclude'?"),
        ("zzz = 1", f"unknown setting 'zzz'; known are {', '.join(module.KEYS)}"),
        ('exclude = "old"', "exclude must be a list of strings, not 'old'"),
        ("exclude = [1]", "exclude must be a list of strings, not [1]"),
        ("force-exclude = 1", "force-exclude must be true or false, not 1"),
        ("jobs = true", "jobs must be a whole number, not True"),
        ('jobs = "4"', "jobs must be a whole number, not '4'"),
        ("input-shape = 32", "input-shape must be a string, not 32"),
        ("to = []", "to must be a string, not []"),
    ],
)
def test_what_is_wrong_is_said_with_the_file(project: Path, text: str, complaint: str) -> None:
    path = project / "pyproject.toml"
    path.write_text(PYPROJECT + text)
    with pytest.raises(BadSettingsError) as caught:
        find_settings(["."])
    assert str(caught.value) == f"{path}: {complaint}"


@pytest.mark.parametrize(
    ("data", "complaint"),
    [
        (b"[tool]\nkerasgen = 1\n", "tool.kerasgen must be a table"),
        (b"[tool.kerasgen]\njobs =\n", "cannot parse: Invalid value"),
        (b"[tool.kerasgen]\n# \xff\n", "cannot parse: not UTF-8"),
        (b"[tool.kerasgen]\nto = " + b"[" * 100_000, "cannot parse: "),
    ],
)
def test_a_file_that_cannot_be_used(project: Path, data: bytes, complaint: str) -> None:
    path = project / "pyproject.toml"
    path.write_bytes(data)
    with pytest.raises(BadSettingsError) as caught:
        find_settings(["."])
    assert str(caught.value).startswith(f"{path}: {complaint}")
    assert "\n" not in str(caught.value)


def test_the_closest_file_is_taken_and_nothing_merged(project: Path) -> None:
    (project / "pyproject.toml").write_text(PYPROJECT + 'jobs = 1\nto = "functional"\n')
    (project / "src" / "pyproject.toml").write_text(PYPROJECT + "jobs = 2\n")
    assert find_settings(["src/deep/a.py"]).values == {"jobs": 2}
    assert find_settings(["src/deep"]).values == {"jobs": 2}
    assert find_settings(["src"]).values == {"jobs": 2}
    assert find_settings(["src/deep", "a.py"]).get("jobs") == 1
    assert find_settings(["src/deep", "src/nowhere/b.py"]).values == {"jobs": 2}


@pytest.mark.parametrize(
    "text", ["[project]\n", "[tool.other]\n# kerasgen\n", "tool = 1 # kerasgen\n", "= broken ="]
)
def test_a_pyproject_without_the_table_is_passed_over(project: Path, text: str) -> None:
    (project / "pyproject.toml").write_text(PYPROJECT + "jobs = 1\n")
    (project / "src" / "pyproject.toml").write_text(text)
    assert find_settings(["src"]).get("jobs") == 1


def test_an_empty_table_ends_the_search(project: Path) -> None:
    (project / "pyproject.toml").write_text(PYPROJECT + "jobs = 1\n")
    (project / "src" / "kerasgen.toml").write_text("")
    assert find_settings(["src"]).values == {}


def test_without_any_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def nothing_in(path: str) -> None:
        asked.append(path)

    # Nothing is known of the directories above the one for the tests.
    monkeypatch.setattr(module, "_settings_in", nothing_in)
    found = find_settings([])
    assert found == Settings()
    assert found.get("jobs", 7) == 7
    assert asked[0] == str(Path.cwd() / "kerasgen.toml")
    assert asked[-1] == str(Path(Path.cwd().anchor, "pyproject.toml"))


def test_a_file_that_is_there_and_cannot_be_read(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = project / "pyproject.toml"
    path.write_text(PYPROJECT)

    def refuse(_: str) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(module, "read_bytes", refuse)
    with pytest.raises(BadSettingsError) as caught:
        find_settings(["."])
    assert str(caught.value) == f"{path}: cannot read: permission denied"


def test_a_path_below_a_file_is_searched_for_above_it(project: Path) -> None:
    (project / "pyproject.toml").write_text(PYPROJECT + "jobs = 1\n")
    (project / "a.py").touch()
    assert find_settings(["a.py/b.py"]).get("jobs") == 1


def test_a_file_that_the_user_names(project: Path) -> None:
    (project / "own.toml").write_text("jobs = 3\n")
    assert load_settings("own.toml") == Settings("own.toml", {"jobs": 3})
    (project / "pyproject.toml").write_text("[project]\n")
    assert load_settings("pyproject.toml").values == {}
    with pytest.raises(BadSettingsError, match=r"nowhere.toml: cannot read: no such file"):
        load_settings("nowhere.toml")
