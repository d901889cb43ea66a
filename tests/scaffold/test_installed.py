"""The templates are found from the sdist and from an editable install, too, in fresh environments.

`tests/cli/test_wheel.py` does the same with the wheel.
"""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest

from kerasgen.scaffold.manifest import built_in

ROOT = Path(__file__).parent.parent.parent


def run(*command: str | Path, here: Path) -> str:
    variables = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    done = subprocess.run(
        command, cwd=here, check=True, capture_output=True, text=True, env=variables
    )
    return done.stdout


def environment(folder: Path, *what: str | Path) -> Path:
    """Install into a new environment, to which that of the tests lends what kerasgen needs."""
    venv.create(folder, with_pip=False)
    programs = folder / ("Scripts" if sys.platform == "win32" else "bin")
    installed = Path(sysconfig.get_path("purelib", vars={"base": str(folder)}))
    (installed / "lent.pth").write_text(sysconfig.get_path("purelib") + "\n")
    pip = (sys.executable, "-m", "pip", "-q", "--disable-pip-version-check")
    into = ("--python", str(programs / "python"), "install", "--no-index")
    run(*pip, *into, "--no-deps", "--no-build-isolation", *what, here=folder)
    return programs


@pytest.fixture(scope="module")
def sdist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    here = tmp_path_factory.mktemp("sdist")
    run(sys.executable, "-m", "hatchling", "build", "-t", "sdist", "-d", str(here), here=ROOT)
    (found,) = here.glob("*.tar.gz")
    return found


@pytest.mark.parametrize("how", ["sdist", "editable"])
def test_templates_are_found(how: str, sdist: Path, tmp_path: Path) -> None:
    what = (sdist,) if how == "sdist" else ("-e", ROOT)
    programs = environment(tmp_path / "environment", *what)
    code = "import kerasgen; print(kerasgen.__file__)"
    package = Path(run(programs / "python", "-c", code, here=tmp_path).strip()).parent
    assert (package / "templates").is_dir() == (how == "sdist")
    assert package.is_relative_to(tmp_path if how == "sdist" else ROOT)
    listed = run(programs / "kerasgen", "new", "--list", here=tmp_path)
    assert [line.split()[0] for line in listed.splitlines()] == list(built_in())
    run(programs / "kerasgen", "new", "shop", "--defaults", here=tmp_path)
    assert (tmp_path / "shop" / "spec.toml").is_file()
