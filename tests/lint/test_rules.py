"""The examples of every rule: a bad one gives its finding, a good one none."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from kerasgen.lint import lint
from kerasgen.lint.rules import rules
from tests.lint.linting import codes_of, lint_all

if TYPE_CHECKING:
    from collections.abc import Collection

    from kerasgen import Lint

EXAMPLES = {
    f"{rule.code}-{kind}-{number}": (rule.code, kind, text)
    for rule in rules().values()
    for kind in ("bad", "good")
    for number, text in enumerate(getattr(rule, kind))
}


@pytest.fixture(scope="module")
def outcomes() -> dict[str, Lint]:
    return lint_all({name: text for name, (_, _, text) in EXAMPLES.items()})


@pytest.mark.parametrize("name", EXAMPLES)
def test_example(name: str, outcomes: dict[str, Lint]) -> None:
    code, kind, _ = EXAMPLES[name]
    assert outcomes[name].problem is None
    assert codes_of(outcomes[name]) == ([code] if kind == "bad" else [])


def test_the_rules_of_the_contract_are_there() -> None:
    assert list(rules()) == [
        "KG000", "KG001", "KG101", "KG102", "KG103", "KG104", "KG105", "KG106", "KG107",
        "KG201", "KG202", "KG301", "KG302", "KG303",
    ]  # fmt: skip
    off = [code for code, rule in rules().items() if not rule.is_default]
    assert off == ["KG001", "KG107", "KG202"]


@pytest.mark.parametrize("code", rules())
def test_a_rule_has_its_name_and_sentence(code: str) -> None:
    rule = rules()[code]
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", rule.name)
    assert rule.summary.endswith(".")
    assert "\n" not in rule.summary


@pytest.mark.parametrize("codes", ["KG101", ["KG1"], ["nope"]])
def test_codes_that_no_rule_has(codes: Collection[str]) -> None:
    with pytest.raises(ValueError, match="give a list of rules"):
        lint("import keras\n", codes=codes)
