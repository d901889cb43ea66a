"""Every case: the text that comes out, the models that are kept and why, and a second run."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.convert.cases import case_named, case_names

if TYPE_CHECKING:
    from kerasgen import Conversion


def kept_codes(conversion: Conversion) -> list[str]:
    kept = [model for model in conversion.models if model.outcome == "kept"]
    kept.sort(key=lambda model: (model.line, model.column))
    return [model.reason.code for model in kept if model.reason is not None]


def test_there_are_more_cases_that_must_not_change_than_conversions() -> None:
    converts = [case_named(name).converts for name in case_names()]
    assert converts.count(False) > converts.count(True) > 0


@pytest.mark.parametrize("name", case_names())
def test_case(name: str) -> None:
    case = case_named(name)
    conversion = case.convert(case.before)
    assert conversion.problem is None
    assert conversion.text == case.after
    assert conversion.changed is case.converts
    assert kept_codes(conversion) == list(case.kept)


@pytest.mark.parametrize("name", [name for name in case_names() if case_named(name).converts])
def test_a_second_run_changes_nothing(name: str) -> None:
    case = case_named(name)
    once = case.convert(case.before).text
    again = case.convert(once)
    assert again.problem is None
    assert again.text == once


@pytest.mark.parametrize("name", case_names())
def test_outcomes_name_a_line_of_the_source(name: str) -> None:
    case = case_named(name)
    lines = case.before.splitlines()
    for model in case.convert(case.before).models:
        assert 1 <= model.line <= len(lines)
        assert (model.reason is None) is (model.outcome == "converted")
        assert model.reason is None or 1 <= model.reason.line <= len(lines)
