"""What is generated from one specification per template is what tests/cases/scaffold holds."""

from __future__ import annotations

import json

import pytest

from kerasgen.scaffold.manifest import built_in
from tests.scaffold.golden import CASES, FORMS, generated, stored

KEPT = [(name, form) for name, forms in FORMS.items() for form in forms]


def test_every_template_has_a_case() -> None:
    assert set(CASES) == set(built_in())


@pytest.mark.parametrize(("name", "form"), KEPT)
def test_case(name: str, form: str) -> None:
    assert dict(generated(name, form)) == stored(name, form)


def test_the_notebook_is_one() -> None:
    (text,) = stored("multi-io", "notebook").values()
    notebook = json.loads(text)
    assert (notebook["nbformat"], notebook["nbformat_minor"]) == (4, 5)
    kinds = [cell["cell_type"] for cell in notebook["cells"]]
    assert kinds.count("markdown") >= 4
    assert kinds.count("code") >= 6
    assert len({cell["id"] for cell in notebook["cells"]}) == len(kinds)
    code = ["".join(cell["source"]) for cell in notebook["cells"] if cell["cell_type"] == "code"]
    for source in code:
        compile(source, "cell", "exec")
