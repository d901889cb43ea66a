"""Random specifications: what is generated builds, lints clean, and black and ruff leave it."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kerasgen.scaffold.documents import as_toml, parse_toml
from kerasgen.scaffold.entries import input_of, output_of
from kerasgen.scaffold.fitting import Draft, fitted
from kerasgen.scaffold.manifest import built_in, find_template
from kerasgen.scaffold.rendering import render_one, render_project
from tests.lint.linting import lint_all
from tests.scaffold.specifications import drafts
from tests.scaffold.training import written

if TYPE_CHECKING:
    from kerasgen.scaffold.manifest import Template

# One worker lints all projects of an example: it takes longer to start than to build them.
PROJECTS = 3


@pytest.mark.parametrize("name", built_in())
def test_specifications(name: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    template, folder = find_template(name), tmp_path_factory.mktemp(name)

    @settings(max_examples=2, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.lists(drafts(template), min_size=PROJECTS, max_size=PROJECTS))
    def are_sound(found: list[Draft]) -> None:
        here = Path(tempfile.mkdtemp(dir=folder))
        for index, draft in enumerate(found):
            spec = fitted(draft, template)
            project = here / str(index)
            written(project, render_project(spec, template))
            single = render_one(spec, template, template.single_file)
            written(project, {"single/alone.py": single})
        require_built(here)

    are_sound()
    require_style(folder)


def require_built(folder: Path) -> None:
    found = [folder.rglob(name) for name in ("model.py", "data.py", "alone.py")]
    texts = {str(path): path.read_text() for path in chain(*found)}
    for path, outcome in lint_all(texts).items():
        assert outcome.problem is None, (path, outcome.problem)
        assert outcome.findings == (), path
        if not path.endswith("data.py"):
            assert outcome.checked.models, (path, outcome.not_checked)


def require_style(folder: Path) -> None:
    commands = (
        ("black", "--check", "--diff", "--fast", "-q"),
        ("ruff", "check", "-q"),
        ("ruff", "check", "-q", "--select", "E,F,I,UP,B"),
    )
    for command in commands:
        done = subprocess.run(
            [sys.executable, "-m", *command, str(folder)],
            check=False,
            capture_output=True,
            text=True,
        )
        assert done.returncode == 0, done.stdout + done.stderr


@st.composite
def drafted(draw: st.DrawFn) -> tuple[Draft, Template]:
    template = find_template(draw(st.sampled_from(sorted(built_in()))))
    return draw(drafts(template)), template


@settings(max_examples=60, deadline=None)
@given(drafted())
def test_what_is_written_as_toml_is_read_as_the_same(found: tuple[Draft, Template]) -> None:
    draft, template = found
    spec = fitted(draft, template)
    document = parse_toml("spec.toml", as_toml(spec, template.name))
    again = Draft(
        document["name"],
        tuple(map(input_of, document["inputs"])),
        tuple(map(output_of, document["outputs"])),
        document.get("merge"),
        tuple(document["trunk"]),
        document["style"],
        document.get("variables", {}),
    )
    assert fitted(again, template) == spec
