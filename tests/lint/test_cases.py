"""Every case of tests/cases/lint: findings at the lines that say so, and no others."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.lint.cases import lint_cases
from tests.lint.linting import lint_all

if TYPE_CHECKING:
    from kerasgen import Lint

CASES = lint_cases()


@pytest.fixture(scope="module")
def outcomes() -> dict[str, Lint]:
    on = [f"KG{number}" for number in (101, 102, 103, 104, 105, 106, 201, 301, 302, 303)]
    return lint_all({name: case.text for name, case in CASES.items()}, on)


@pytest.mark.parametrize("name", CASES)
def test_case(name: str, outcomes: dict[str, Lint]) -> None:
    case, outcome = CASES[name], outcomes[name]
    assert outcome.problem is None
    assert [(finding.line, finding.code) for finding in outcome.findings] == list(case.expected)
    helps = "\n".join(finding.help or "" for finding in outcome.findings)
    assert all(part in helps for part in case.helps), helps


def test_there_are_sound_cases_and_faulty_ones() -> None:
    faulty = [case for case in CASES.values() if case.expected]
    assert len(faulty) > 5
    assert len(CASES) - len(faulty) > 5
