"""The wheel: built from the checkout and installed in an environment of its own, all is in it."""

from __future__ import annotations

import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest

import kerasgen
from kerasgen.lint.rules import rules
from tests.cli.sources import AFTER, BEFORE

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An environment with the wheel, to which that of the tests lends what the wheel needs."""
    wheels = tmp_path_factory.mktemp("wheels")
    pip(sys.executable, "wheel", "--no-deps", "--no-build-isolation", "-w", str(wheels), str(ROOT))
    here = tmp_path_factory.mktemp("environment")
    venv.create(here, with_pip=False)
    python = here / ("Scripts" if sys.platform == "win32" else "bin") / "python"
    (wheel,) = wheels.glob("*.whl")
    installed = sysconfig.get_path("purelib", vars={"base": str(here)})
    # Only the directory is lent, not the files in it that would lead back to the checkout.
    lender = sysconfig.get_path("purelib")
    Path(installed, "lent.pth").write_text(lender + "\n")
    pip(sys.executable, "--python", str(python), "install", "--no-deps", "--no-index", str(wheel))
    return python.parent


def pip(python: str, *arguments: str) -> None:
    subprocess.run(
        [python, "-m", "pip", "--quiet", "--disable-pip-version-check", *arguments], check=True
    )


def run(*command: str | Path, here: Path) -> str:
    done = subprocess.run(command, cwd=here, check=True, capture_output=True, text=True)
    return done.stdout


def test_version(environment: Path, tmp_path: Path) -> None:
    out = run(environment / "kerasgen", "--version", here=tmp_path)
    assert out.split() == ["kerasgen", kerasgen.__version__]


def test_it_is_the_wheel_that_runs(environment: Path, tmp_path: Path) -> None:
    code = "import kerasgen; print(kerasgen.__file__)"
    path = Path(run(environment / "python", "-c", code, here=tmp_path).strip())
    assert path.is_relative_to(environment.parent)
    assert (path.parent / "py.typed").is_file()
    for name in ("report/schemas/convert.schema.json", "show/page.html"):
        assert (path.parent / name).is_file()
    modules = {file.relative_to(path.parent) for file in path.parent.rglob("*.py")}
    templates = {file.relative_to(path.parent) for file in path.parent.glob("templates/**/*.*")}
    assert templates == {file.relative_to(ROOT) for file in ROOT.glob("templates/**/*.*")}
    source = ROOT / "src" / "kerasgen"
    assert modules == {file.relative_to(source) for file in source.rglob("*.py")}


def test_convert(environment: Path, tmp_path: Path) -> None:
    (tmp_path / "a.py").write_bytes(BEFORE)
    run(environment / "kerasgen", "convert", "a.py", here=tmp_path)
    assert (tmp_path / "a.py").read_bytes() == AFTER


def test_explain(environment: Path, tmp_path: Path) -> None:
    listed = run(environment / "kerasgen", "explain", here=tmp_path)
    pages = (ROOT / "src" / "kerasgen" / "convert" / "reasons").glob("*.md")
    codes = [line.split()[0] for line in listed.splitlines()]
    assert [code for code in codes if code not in rules()] == sorted(page.stem for page in pages)


def test_new(environment: Path, tmp_path: Path) -> None:
    run(environment / "kerasgen", "new", "shop", "--defaults", here=tmp_path)
    assert (tmp_path / "shop" / "model.py").is_file()


def test_lint(environment: Path, tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text(rules()["KG101"].good[0], encoding="utf-8")
    assert run(environment / "kerasgen", "lint", "a.py", here=tmp_path) == ""
