"""Fixes: what each makes of a source, and that the finding is gone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kerasgen.lint.fixes import Edit, fix_for
from kerasgen.lint.rules import rules
from tests.lint.linting import lint_all

if TYPE_CHECKING:
    from kerasgen.lint.findings import Finding

HEAD = """\
import keras
from keras import layers

é = keras.Input((10, 4)); b = keras.Input((12, 4))
c = keras.Input((12, 4))
"""
CASES = {
    "x = layers.Concatenate()([é, b])": "x = layers.Concatenate(axis=1)([é, b])",
    "x = layers.Concatenate(name='é')([é, b])": "x = layers.Concatenate(name='é', axis=1)([é, b])",
    "x = layers.Concatenate(axis=-1)([é, b])": "x = layers.Concatenate(axis=1)([é, b])",
    "é = layers.concatenate([é, b])": "é = layers.concatenate([é, b], axis=1)",
    "x = layers.concatenate([é, b], -1)": None,
    "x = layers.Concatenate(axis=5)([b, c])": None,  # two axes fit
    "x = layers.Concatenate([b, c])": "x = layers.Concatenate()([b, c])",
    "x = layers.Add([b, c], name='s')": "x = layers.Add(name='s')([b, c])",
    "é = layers.Add()(b, c)": "é = layers.Add()([b, c])",
    "x = layers.Add()(\n    b,\n    c,\n)": "x = layers.Add()(\n    [b,\n    c],\n)",
    "x = layers.Add()(b)": None,
    "x = layers.Conv1D(4, 3, border_mode='same')": "x = layers.Conv1D(4, 3, padding='same')",
    "x = layers.LSTM(4, batch_input_shape=(1, 2, 3))": None,
    "x = layers.Add()([é, b])": None,
    "x = layers.Add()([b, c])  # kerasgen: ignore[KG104]": "x = layers.Add()([b, c])  ",
}


def applied(text: str, edits: tuple[Edit, ...]) -> str:
    lines = text.splitlines(keepends=True)
    for edit in sorted(edits, key=lambda e: (e.line, e.column), reverse=True):
        before = lines[edit.line - 1][: edit.column - 1]
        after = lines[edit.end_line - 1][edit.end_column - 1 :]
        lines[edit.line - 1 : edit.end_line] = [before + edit.text + after]
    return "".join(lines)


@pytest.fixture(scope="module")
def findings() -> dict[str, Finding]:
    outcomes = lint_all({text: HEAD + text + "\n" for text in CASES})
    return {text: outcome.findings[0] for text, outcome in outcomes.items()}


@pytest.mark.parametrize("text", CASES)
def test_fix(text: str, findings: dict[str, Finding]) -> None:
    source = HEAD + text + "\n"
    fix = fix_for(source, findings[text])
    fixed = CASES[text]
    assert (fix is None) == (fixed is None)
    if fix is not None:
        assert applied(source, fix.edits) == f"{HEAD}{fixed}\n"
        assert fix.title


def test_what_is_fixed_is_found_no_more() -> None:
    fixed = {text: HEAD + new + "\n" for text, new in CASES.items() if new is not None}
    outcomes = lint_all(fixed, [code for code in rules() if code != "KG107"])
    assert [text for text, outcome in outcomes.items() if outcome.findings] == []
