"""Paths to files: what is walked and what passed over; for `.gitignore`, git itself is asked."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from kerasgen.files.discovery import discover, is_excluded
from kerasgen.files.ignoring import Patterns
from kerasgen.files.trouble import Trouble


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty directory to work in, named through no link."""
    here = tmp_path.resolve() / "project"
    here.mkdir()
    monkeypatch.chdir(here)
    return here


def grow(root: Path, files: dict[str, str] | list[str]) -> None:
    contents = files if isinstance(files, dict) else dict.fromkeys(files, "")
    for name, text in contents.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)


def found(*paths: str, exclude: tuple[str, ...] = (), force: bool = False) -> list[str]:
    patterns = Patterns.parse(str(Path.cwd()), exclude) if exclude else None
    result = discover(paths, patterns, force_exclude=force)
    assert result.troubles == ()
    return list(result.files)


def test_walks_in_order_and_takes_python_files_only(project: Path) -> None:
    grow(project, ["b.py", "a.py", "c/z.py", "c/a/x.py", "a_b/c.py", "d.txt", "e.pyi", "f.pyc"])
    assert found(".") == ["a.py", "b.py", "a_b/c.py", "c/z.py", "c/a/x.py"]


@pytest.mark.parametrize(
    ("path", "files"),
    [
        (".", ["a.py", "c/z.py"]),
        ("./", ["a.py", "c/z.py"]),
        ("c", ["c/z.py"]),
        ("c/", ["c/z.py"]),
        ("./c", ["./c/z.py"]),
        ("c/..", ["c/../a.py", "c/../c/z.py"]),
    ],
)
def test_names_files_as_the_path_was_typed(project: Path, path: str, files: list[str]) -> None:
    grow(project, ["a.py", "c/z.py"])
    assert found(path) == files


def test_an_absolute_path_gives_absolute_names(project: Path) -> None:
    grow(project, ["c/z.py"])
    assert found(str(project)) == [str(project / "c" / "z.py")]


def test_no_file_comes_twice(project: Path) -> None:
    grow(project, ["a.py", "c/z.py"])
    (project / "link.py").symlink_to("c/z.py")
    assert found("link.py", "c/z.py", "a.py", ".", "./a.py") == ["link.py", "a.py"]


def test_a_linked_file_is_taken_once_and_linked_directories_are_not_entered(project: Path) -> None:
    grow(project, ["c/z.py"])
    (project / "again").symlink_to("c")
    (project / "round").symlink_to(".")
    (project / "broken.py").symlink_to("nowhere.py")
    (project / "own.py").symlink_to("c/z.py")
    assert found(".") == ["own.py"]
    assert found("again") == ["again/z.py"]


def test_a_directory_that_is_called_like_a_file_is_walked(project: Path) -> None:
    grow(project, ["package.py/a.py"])
    assert found(".") == ["package.py/a.py"]


def test_a_named_file_is_taken_whatever_it_is_called(project: Path) -> None:
    grow(project, ["script", "notebook.ipynb", "build/a.py"])
    assert found("script", "notebook.ipynb", "build/a.py") == [
        "script",
        "notebook.ipynb",
        "build/a.py",
    ]


def test_a_named_stub_is_passed_over_and_said(project: Path) -> None:
    grow(project, ["a.pyi"])
    result = discover(["a.pyi"])
    assert result.files == ()
    assert result.skipped == (Trouble("a.pyi", "skipped: a stub file holds no models"),)


def test_a_path_that_is_not_there_does_not_stop_the_others(project: Path) -> None:
    grow(project, ["a.py"])
    result = discover(["nowhere.py", "a.py", "a.py/b.py", "\0.py"])
    assert result.files == ("a.py",)
    assert result.troubles == (
        Trouble("nowhere.py", "cannot read: no such file or directory"),
        Trouble("a.py/b.py", "cannot read: not a directory"),
        Trouble("\0.py", "cannot read: embedded null byte"),
    )


@pytest.mark.parametrize(("root", "named"), [(".", "locked/"), ("locked", "locked/")])
def test_a_directory_that_cannot_be_listed_does_not_stop_the_others(
    project: Path, monkeypatch: pytest.MonkeyPatch, root: str, named: str
) -> None:
    grow(project, ["a.py", "locked/b.py"])
    really = os.scandir

    def refuse(path: str) -> object:
        if path.startswith("locked"):
            raise PermissionError(13, "Permission denied")
        return really(path)

    monkeypatch.setattr(os, "scandir", refuse)
    result = discover([root])
    assert result.files == (("a.py",) if root == "." else ())
    assert result.troubles == (Trouble(named, "cannot read: permission denied"),)


def test_the_current_directory_that_cannot_be_listed(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: str) -> object:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "scandir", refuse)
    assert discover(["."]).troubles == (Trouble(".", "cannot read: permission denied"),)


# Exclusion


@pytest.mark.parametrize("name", ["build", ".venv", "node_modules", "kerasgen.egg-info", ".git"])
def test_directories_that_hold_nobody_s_source(project: Path, name: str) -> None:
    grow(project, [f"{name}/a.py", f"{name}.py", f"x/{name}/b.py"])
    assert found(".") == [f"{name}.py"]
    assert found(name) == [f"{name}/a.py"]


@pytest.mark.parametrize(
    ("exclude", "files"),
    [
        (("old",), "a.py b_a.py new/b.py"),
        (("old/",), "a.py b_a.py new/b.py"),
        (("*.py", "!a.py"), "a.py old/a.py"),
        (("/a.py",), "b_a.py new/b.py old/a.py old/b.py"),
        (("new/**", "b.py"), "a.py b_a.py old/a.py"),
        (("!build/",), "a.py b_a.py build/c.py new/b.py old/a.py old/b.py"),
        (("# new", "", "old/"), "a.py b_a.py new/b.py"),
    ],
)
def test_excludes_are_gitignore_patterns(
    project: Path, exclude: tuple[str, ...], files: str
) -> None:
    grow(project, ["a.py", "b_a.py", "build/c.py", "new/b.py", "old/a.py", "old/b.py"])
    assert found(".", exclude=exclude) == files.split()


def test_excludes_hold_for_named_paths_only_with_force(project: Path) -> None:
    grow(project, ["old/a.py", "old/deep/b.py", "b.py", "build/c.py", "a_old/d.py"])
    typed = ("old", "old/a.py", "old/deep/b.py", "b.py", "build/c.py", "build", "a_old/d.py")
    assert len(found(*typed, exclude=("old/",))) == 5
    assert found(*typed, exclude=("old/",), force=True) == ["b.py", "a_old/d.py"]
    assert found(*typed, exclude=("b.py",), force=True) == ["old/a.py", "a_old/d.py"]
    assert found("build/c.py", "build", force=True) == []
    assert found("build/c.py", exclude=("!build/",), force=True) == ["build/c.py"]


def test_excludes_that_were_written_elsewhere_hold_in_the_walked_directory(project: Path) -> None:
    grow(project, ["sub/a.py", "other/old/a.py", "other/b.py"])
    patterns = Patterns.parse(str(project / "sub"), ["/old/"])
    assert discover(["other"], patterns).files == ("other/b.py",)


def test_where_the_project_lies_excludes_nothing(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    grow(project, ["build/site-packages/a.py"])
    inner = project / "build" / "site-packages"
    monkeypatch.chdir(inner)
    assert found("a.py", force=True) == ["a.py"]
    assert found(".", force=True) == ["a.py"]
    assert found(str(inner / "a.py"), exclude=("x",), force=True) == [str(inner / "a.py")]
    assert not is_excluded(str(project / "build"), None)


def test_a_path_through_a_link_is_excluded_by_where_it_leads(project: Path) -> None:
    grow(project, ["real/old/a.py", "real/b.py"])
    (project / "link").symlink_to("real")
    patterns = Patterns.parse(str(project / "real"), ["old/", "c.py"])
    assert is_excluded("link/old/a.py", patterns)
    assert not is_excluded("link/b.py", patterns)
    (project / "real" / "c.py").symlink_to("b.py")
    assert is_excluded("link/c.py", patterns)


# Git

REPOSITORIES: dict[str, dict[str, str]] = {
    "one pattern": {".gitignore": "b.py\n", "a.py": "", "b.py": "", "c/b.py": ""},
    "anchored": {".gitignore": "/b.py\n", "b.py": "", "c/b.py": ""},
    "directory": {".gitignore": "gone/\n", "gone/a.py": "", "c/gone/b.py": "", "c/d.py": ""},
    "negation": {".gitignore": "*.py\n!a.py\n", "a.py": "", "b.py": "", "c/a.py": ""},
    "no negation out of a directory": {".gitignore": "c/\n!c/a.py\n", "c/a.py": "", "d.py": ""},
    "negation out of its content": {".gitignore": "c/*\n!c/a.py\n", "c/a.py": "", "c/b.py": ""},
    "nested adds": {".gitignore": "a.py\n", "c/.gitignore": "b.py\n", "c/b.py": "", "b.py": ""},
    "nested negates": {
        ".gitignore": "a.py\n",
        "c/.gitignore": "!a.py\n",
        "a.py": "",
        "c/a.py": "",
        "c/d/a.py": "",
    },
    "nested anchored": {"c/.gitignore": "/a.py\n", "c/a.py": "", "c/d/a.py": "", "a.py": ""},
    "deep path": {".gitignore": "c/d/*.py\n", "c/d/a.py": "", "c/a.py": "", "d/a.py": ""},
    "double star": {".gitignore": "c/**/a.py\n", "c/a.py": "", "c/d/e/a.py": "", "a.py": ""},
    "comments, blanks, CRLF": {".gitignore": "# a.py\r\n\r\nb.py\r\n", "a.py": "", "b.py": ""},
    "byte order mark": {".gitignore": "\ufeffb.py\n", "a.py": "", "b.py": ""},
    "a pattern that is none": {".gitignore": "!\nb.py\n", "a.py": "", "b.py": ""},
    "escaped": {".gitignore": "\\#a.py\n\\!b.py\n", "#a.py": "", "!b.py": "", "c.py": ""},
    "classes and blanks": {".gitignore": "[ab].py \n", "a.py": "", "b.py": "", "c.py": ""},
    "a name beyond ASCII": {".gitignore": "é*.py\n", "é.py": "", "éa.py": "", "e.py": ""},
}


def git(*arguments: str) -> list[str]:
    done = subprocess.run(["git", *arguments], check=True, capture_output=True, text=True)
    return sorted(name for name in done.stdout.split("\0") if name.endswith(".py"))


def git_lists(under: str = ".") -> list[str]:
    return git("ls-files", "-z", "--cached", "--others", "--exclude-standard", under)


@pytest.mark.parametrize("name", REPOSITORIES)
def test_gitignore_means_what_git_says(project: Path, name: str) -> None:
    grow(project, REPOSITORIES[name])
    git("init", "--quiet")
    assert sorted(found(".")) == git_lists()
    if (project / "c").is_dir() and name != "no negation out of a directory":
        assert sorted(found("c")) == git_lists("c")


def test_gitignore_of_the_repository_holds_in_a_directory_of_it(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    grow(
        project, {".gitignore": "a.py\n", "c/.gitignore": "!d/a.py\n", "c/d/a.py": "", "c/a.py": ""}
    )
    git("init", "--quiet")
    assert found("c") == ["c/d/a.py"]
    monkeypatch.chdir(project / "c" / "d")
    assert found(".") == ["a.py"]


def test_gitignore_outside_of_a_repository(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    grow(project, {".gitignore": "a.py\n", "c/.gitignore": "b.py\n", "c/a.py": "", "c/b.py": ""})
    assert found(".") == []
    # Without a repository nothing says that the directory above is the same project.
    assert found("c") == ["c/a.py"]
    monkeypatch.chdir(project / "c")
    assert found(".") == ["a.py"]


def test_gitignore_above_the_repository_is_another_s(project: Path) -> None:
    grow(project, {".gitignore": "*.py\n", "inner/a.py": "", "inner/.git/HEAD": ""})
    assert found("inner") == ["inner/a.py"]


def test_a_worktree_is_a_repository_though_its_git_is_a_file(project: Path) -> None:
    grow(
        project,
        {".git": "gitdir: /elsewhere\n", ".gitignore": "a.py\n", "c/a.py": "", "c/b.py": ""},
    )
    assert found("c") == ["c/b.py"]


def test_an_ignored_directory_that_is_named_is_walked(project: Path) -> None:
    grow(project, {".gitignore": "c/\n", "c/a.py": "", "c/.gitignore": "b.py\n", "c/b.py": ""})
    git("init", "--quiet")
    assert found(".") == []
    assert found("c") == ["c/a.py"]


def test_an_ignored_file_that_is_named_is_taken(project: Path) -> None:
    grow(project, {".gitignore": "a.py\n", "a.py": ""})
    git("init", "--quiet")
    assert found("a.py") == ["a.py"]


def test_a_gitignore_that_is_a_directory_says_nothing(project: Path) -> None:
    grow(project, [".gitignore/a.txt", "b.py"])
    assert found(".") == ["b.py"]
