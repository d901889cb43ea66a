"""The hooks in a repository of their own, run by the real pre-commit, in the environment it makes.

The environment is made once: it installs kerasgen with what it needs, from a repository that holds
what this checkout holds.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml

from tests.cli.sources import AFTER, BEFORE, CLEAN
from tests.cli.test_lint import BAD, GOOD
from tests.cli.test_notebooks import BAD as BAD_CELLS
from tests.cli.test_notebooks import MODEL
from tests.files.test_notebooks import notebook

ROOT = Path(__file__).parent.parent.parent
HOOKS = ROOT / ".pre-commit-hooks.yaml"
CHECK = "kerasgen-check"

pytestmark = pytest.mark.skipif(
    shutil.which("git") is None or not (ROOT / ".git").exists(),
    reason="git is not installed, or this is no clone",
)


@dataclass(frozen=True)
class Shelf:
    """The repository with the hooks, and where pre-commit keeps the environments it makes."""

    repository: Path
    revision: str
    home: Path

    def run(self, *command: str, here: Path) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            command, cwd=here, check=False, capture_output=True, text=True, env=self.variables()
        )

    def variables(self) -> dict[str, str]:
        """The environment of a user: of this checkout nothing is to be found."""
        inherited = {
            name: value
            for name, value in os.environ.items()
            if name != "PYTHONPATH" and not name.startswith("GIT_")
        }
        roles = ("AUTHOR_NAME", "AUTHOR_EMAIL", "COMMITTER_NAME", "COMMITTER_EMAIL")
        who = {f"GIT_{role}": "test" for role in roles}
        own = {"PRE_COMMIT_HOME": str(self.home), "GIT_CONFIG_GLOBAL": os.devnull}
        return {**inherited, **who, **own}


@dataclass(frozen=True)
class Repository:
    """A repository of a user, in which a commit runs hooks."""

    path: Path
    shelf: Shelf

    def git(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return self.shelf.run("git", *arguments, here=self.path)

    def set_hooks(self, *hooks: dict[str, object]) -> None:
        source = {"repo": str(self.shelf.repository), "rev": self.shelf.revision}
        settings = {"repos": [{**source, "hooks": list(hooks)}]}
        (self.path / ".pre-commit-config.yaml").write_text(yaml.safe_dump(settings))

    def commit(self, files: dict[str, bytes] | None = None) -> tuple[bool, str]:
        """Write files, and commit all there is: whether that was done, and what was said."""
        for name, data in (files or {}).items():
            (self.path / name).write_bytes(data)
        self.git("add", "--all")
        done = self.git("commit", "--message", "a change")
        committed = self.git("status", "--porcelain").stdout == ""
        assert committed == (done.returncode == 0)
        return committed, done.stdout + done.stderr

    def read(self, name: str) -> bytes:
        return (self.path / name).read_bytes()


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Shelf:
    repository = tmp_path_factory.mktemp("kerasgen")
    found = Shelf(repository, "", tmp_path_factory.mktemp("pre-commit"))
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    for name in filter(None, listed.stdout.split("\0")):
        if (ROOT / name).is_file():
            (repository / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, repository / name)
    for command in (("init", "--quiet"), ("add", "--all"), ("commit", "--quiet", "-m", "all")):
        done = found.run("git", *command, here=repository)
        assert done.returncode == 0, done.stderr
    revision = found.run("git", "rev-parse", "HEAD", here=repository).stdout.strip()
    return Shelf(repository, revision, found.home)


@pytest.fixture
def repository(shelf: Shelf, tmp_path: Path) -> Repository:
    found = Repository(tmp_path / "user", shelf)
    found.path.mkdir()
    found.git("init", "--quiet")
    installed = shelf.run(sys.executable, "-m", "pre_commit", "install", here=found.path)
    assert installed.returncode == 0, installed.stdout + installed.stderr
    return found


def test_what_is_offered() -> None:
    hooks = {hook["id"]: hook for hook in yaml.safe_load(HOOKS.read_text())}
    assert list(hooks) == ["kerasgen-lint", "kerasgen-convert", "kerasgen-check"]
    for hook in hooks.values():
        assert hook["types_or"] == ["python", "jupyter"]
        assert hook["require_serial"] is True
        assert "--force-exclude" in hook["entry"].split()


def test_lint_passes_what_fits_and_refuses_what_does_not(repository: Repository) -> None:
    repository.set_hooks({"id": "kerasgen-lint"})
    committed, said = repository.commit(
        {"good.py": GOOD.encode(), "good.ipynb": notebook(*MODEL), "notes.txt": BAD.encode()}
    )
    assert committed, said
    assert "kerasgen lint" in said
    assert "Passed" in said
    committed, said = repository.commit({"bad.py": BAD.encode()})
    assert not committed
    assert "bad.py:6:8: KG101 `Concatenate`" in said
    assert "exit code: 1" in said
    (repository.path / "bad.py").write_bytes(GOOD.encode())
    committed, said = repository.commit({"bad.ipynb": notebook(*BAD_CELLS)})
    assert not committed
    assert "bad.ipynb:cell 3:3:12: KG101 " in said
    assert "bad.py" not in said


def test_the_environment_holds_no_tensorflow_and_there_is_one(
    shelf: Shelf, repository: Repository
) -> None:
    repository.set_hooks({"id": "kerasgen-lint"}, {"id": "kerasgen-convert"}, {"id": CHECK})
    committed, said = repository.commit({"good.py": CLEAN})
    assert committed, said
    assert said.count("Passed") == 3
    (environment,) = shelf.home.glob("repo*/py_env-*")
    python = environment / ("Scripts" if os.name == "nt" else "bin") / "python"
    asked = "from importlib.util import find_spec as f; print(f('tensorflow'), f('jax'))"
    assert shelf.run(str(python), "-c", asked, here=repository.path).stdout.split() == ["None"] * 2
    where = shelf.run(
        str(python), "-c", "import kerasgen; print(kerasgen.__file__)", here=repository.path
    )
    assert Path(where.stdout.strip()).is_relative_to(environment)


def test_convert_rewrites_and_the_second_commit_passes(repository: Repository) -> None:
    repository.set_hooks({"id": "kerasgen-convert"})
    committed, said = repository.commit({"a.py": BEFORE, "b.ipynb": notebook(BEFORE.decode())})
    assert not committed
    assert "files were modified by this hook" in said
    assert repository.read("a.py") == AFTER
    assert repository.read("b.ipynb") == notebook(AFTER.decode())
    committed, said = repository.commit()
    assert committed, said


def test_convert_the_other_way(repository: Repository) -> None:
    repository.set_hooks({"id": "kerasgen-convert", "args": ["--to", "sequential"]})
    committed, said = repository.commit({"a.py": AFTER, "b.ipynb": notebook(AFTER.decode())})
    assert not committed, said
    assert b"encoder = keras.Sequential([" in repository.read("a.py")
    assert b"encoder = keras.Sequential([" in repository.read("b.ipynb")
    committed, said = repository.commit()
    assert committed, said


def test_check_refuses_and_changes_nothing(repository: Repository) -> None:
    repository.set_hooks({"id": CHECK})
    cells = notebook(BEFORE.decode())
    committed, said = repository.commit({"a.py": BEFORE, "b.ipynb": cells})
    assert not committed
    assert "would convert a.py (1 model)" in said
    assert "would convert b.ipynb (1 model)" in said
    assert "files were modified" not in said
    assert (repository.read("a.py"), repository.read("b.ipynb")) == (BEFORE, cells)
    committed, said = repository.commit({"a.py": AFTER, "b.ipynb": notebook(AFTER.decode())})
    assert committed, said


def test_what_the_project_excludes_is_passed_over(repository: Repository) -> None:
    repository.set_hooks({"id": "kerasgen-lint"}, {"id": CHECK})
    settings = b'[tool.kerasgen]\nexclude = ["old.py"]\n'
    (repository.path / "pyproject.toml").write_bytes(settings)
    committed, said = repository.commit({"old.py": BAD.encode() + BEFORE})
    assert committed, said
    assert said.count("Passed") == 2
