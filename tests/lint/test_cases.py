"""Every case of tests/cases/lint: findings at the lines that say so, and no others."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.lint.cases import LintCase, lint_cases
from tests.lint.linting import lint_all

if TYPE_CHECKING:
    from kerasgen import Lint

CASES = lint_cases()


ON = [f"KG{number}" for number in (101, 102, 103, 104, 105, 106, 201, 301, 302, 303)]


@pytest.fixture(scope="module")
def light() -> dict[str, Lint]:
    return lint_all({name: case.text for name, case in CASES.items()}, ON)


@pytest.fixture(scope="module")
def on_tensorflow() -> dict[str, Lint]:
    pytest.importorskip("tensorflow")
    return lint_all({name: case.text for name, case in CASES.items()}, ON, backend="tensorflow")


def require(case: LintCase, outcome: Lint) -> None:
    assert outcome.problem is None
    assert [(finding.line, finding.code) for finding in outcome.findings] == list(case.expected)
    helps = "\n".join(finding.help or "" for finding in outcome.findings)
    assert all(part in helps for part in case.helps), helps


@pytest.mark.parametrize("name", CASES)
def test_case(name: str, light: dict[str, Lint]) -> None:
    require(CASES[name], light[name])


@pytest.mark.tensorflow
@pytest.mark.parametrize("name", CASES)
def test_both_workers_agree(
    name: str, light: dict[str, Lint], on_tensorflow: dict[str, Lint]
) -> None:
    require(CASES[name], on_tensorflow[name])
    assert on_tensorflow[name].findings == light[name].findings
    assert on_tensorflow[name].checked == light[name].checked


def test_there_are_sound_cases_and_faulty_ones() -> None:
    faulty = [case for case in CASES.values() if case.expected]
    assert len(faulty) > 5
    assert len(CASES) - len(faulty) > 5
