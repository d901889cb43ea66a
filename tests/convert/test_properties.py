"""What holds for every conversion, on generated programs that mix all shapes of Sequential code.

The programs are drawn from a fixed seed. To hunt with other ones, set the number of examples:

    KERASGEN_EXAMPLES=5000 python -m pytest tests/convert/test_properties.py
"""

from __future__ import annotations

import ast
import io
import os
import tokenize
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings

from kerasgen import Conversion, convert
from tests.convert.equivalence import compare_runs, execute
from tests.convert.pretend_keras import run
from tests.convert.programs import Program, laid_out, programs, untouchable
from tests.convert.programs.spelling import LAYERS

if TYPE_CHECKING:
    from collections.abc import Iterator

_EXAMPLES = int(os.environ.get("KERASGEN_EXAMPLES", "0"))


def checked(examples: int) -> settings:
    """Return the settings of a property. Drawing a whole program takes many choices, by design."""
    return settings(
        max_examples=_EXAMPLES or examples,
        derandomize=not _EXAMPLES,
        database=None,
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )


def converted(text: str) -> Conversion:
    conversion = convert(text)
    assert conversion.problem is None, conversion.problem
    return conversion


def tokens_of(text: str) -> Iterator[tokenize.TokenInfo]:
    return tokenize.generate_tokens(io.StringIO(text).readline)


def comments(text: str) -> list[str]:
    return [token.string for token in tokens_of(text) if token.type == tokenize.COMMENT]


def called(node: ast.Call) -> str:
    """Return the last name of what is called, nothing for other expressions."""
    return str(getattr(node.func, "attr", getattr(node.func, "id", "")))


def in_order(text: str) -> list[ast.Call]:
    calls = [node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Call)]
    return sorted(calls, key=lambda node: (node.lineno, node.col_offset))


def layers_made(text: str) -> list[str]:
    return [called(node) for node in in_order(text) if called(node) in LAYERS]


def may_change(text: str) -> set[int]:
    """Return the lines of statements that make, add to or look into a model, and of imports."""
    lines: set[int] = set()
    for node in ast.walk(ast.parse(text)):
        if not isinstance(node, ast.stmt) or hasattr(node, "body"):
            continue
        inner = list(ast.walk(node))
        read = {found.attr for found in inner if isinstance(found, ast.Attribute)}
        names = {found.id for found in inner if isinstance(found, ast.Name)} | read
        imported = isinstance(node, (ast.Import, ast.ImportFrom))
        if imported or names & {"Sequential", "Seq"} or read & _REWRITTEN:
            lines.update(range(node.lineno, (node.end_lineno or node.lineno) + 1))
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.For) and any(
            isinstance(found, ast.Attribute) and found.attr == "layers"
            for found in ast.walk(node.iter)
        ):
            lines.add(node.lineno)
    return lines


_REWRITTEN = {"add", "layers", "get_layer", "output_shape"}


def assert_lines_stay(before: str, after: str) -> None:
    """Check that the lines that no conversion may touch are there, unchanged and in order."""
    changing = may_change(before)
    lines = iter(after.split("\n"))
    for number, line in enumerate(before.split("\n"), 1):
        if number not in changing and line.strip():
            assert line in lines, f"line {number} changed: {line!r}"


def assert_all_or_nothing(program: Program, conversion: Conversion) -> None:
    """Check that a kept model keeps all its calls, and a converted one none."""
    assert len(conversion.models) == len(program.models)
    kept = [
        facts
        for facts, model in zip(program.models, conversion.models, strict=True)
        if model.outcome == "kept"
    ]
    calls = [called(node) for node in in_order(conversion.text)]
    constructions = calls.count("Sequential") + calls.count("Seq")
    assert constructions == len(kept), "not every construction that is left belongs to a kept model"
    assert calls.count("add") == sum(facts.adds for facts in kept), "not all adds of a kept model"


@checked(60)
@given(programs())
def test_layers_comments_and_other_lines_stay(program: Program) -> None:
    after = converted(program.text).text
    ast.parse(after)
    assert layers_made(after) == layers_made(program.text)
    assert comments(after) == comments(program.text)
    assert_lines_stay(program.text, after)


@checked(60)
@given(programs())
def test_a_second_run_changes_nothing(program: Program) -> None:
    after = converted(program.text).text
    assert converted(after).text == after


@checked(60)
@given(programs())
def test_a_model_is_converted_whole_or_kept_whole(program: Program) -> None:
    conversion = converted(program.text)
    assert_all_or_nothing(program, conversion)
    for facts, model in zip(program.models, conversion.models, strict=True):
        if facts.converts is not None:
            assert (model.outcome == "converted") is facts.converts, model


@checked(80)
@given(programs())
def test_the_program_does_the_same(program: Program) -> None:
    before, after = run(program.text), run(converted(program.text).text)
    assert after.made == before.made
    assert after.printed == before.printed
    assert before.models.items() <= after.models.items()


@checked(60)
@given(programs().flatmap(laid_out))
def test_line_ends_tabs_and_form_feeds_stay(text: str) -> None:
    after = converted(text).text
    assert ("\r\n" in after) is ("\r\n" in text)
    assert after.count("\r") == (after.count("\n") if "\r" in text else 0)
    assert after.endswith("\n") is text.endswith("\n")
    assert after.count("\f") == text.count("\f")
    assert layers_made(after) == layers_made(text)
    assert comments(after) == comments(text)
    assert converted(after).text == after


@checked(60)
@given(untouchable())
def test_what_is_no_model_of_its_own_never_changes(text: str) -> None:
    assert converted(text).text == text


@pytest.mark.tensorflow
@pytest.mark.usefixtures("keras")
@settings(checked(12), max_examples=_EXAMPLES // 50 or 12)
@given(programs().filter(lambda program: program.runs_with_keras))
def test_the_models_are_the_same_in_keras(program: Program) -> None:
    before, after = execute(program.text), execute(converted(program.text).text)
    for name in ("inputs", "x", "outputs"):  # reads of them are printed; unread ones may go
        before.namespace.pop(name, None)
    assert compare_runs(before, after) == []
