"""What holds for conversions to Sequential and for round trips, on generated programs."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given

from kerasgen import Conversion, convert
from kerasgen.reading.keras_names import SEEDLESS
from tests.convert.equivalence import compare_runs, execute
from tests.convert.pretend_keras import run
from tests.convert.programs import Program, programs
from tests.convert.programs.functional import (
    FunctionalProgram,
    functional_programs,
    plain_functional,
)
from tests.convert.test_properties import called, checked, comments, in_order, layers_made

if TYPE_CHECKING:
    from tests.convert.cases import Target


def converted(text: str, to: Target = "sequential") -> Conversion:
    conversion = convert(text, to)
    assert conversion.problem is None, conversion.problem
    return conversion


def seeded(made: list[Any]) -> list[Any]:
    """Return the layers whose place in the order of making decides what seeds they get."""
    return [layer for layer in made if layer[0] not in SEEDLESS]


def assert_same_run(before: str, after: str) -> None:
    """Check that two programs make the same layers, seeds in the same order, models and prints."""
    old, new = run(before), run(after)
    assert sorted(new.made, key=repr) == sorted(old.made, key=repr)
    assert seeded(new.made) == seeded(old.made)
    assert new.printed == old.printed
    assert old.models.items() <= new.models.items()


@checked(80)
@given(functional_programs())
def test_layers_and_comments_stay(program: FunctionalProgram) -> None:
    after = converted(program.text).text
    ast.parse(after)
    assert sorted(layers_made(after)) == sorted(layers_made(program.text))
    assert sorted(comments(after)) == sorted(comments(program.text))


@checked(80)
@given(functional_programs())
def test_a_second_run_changes_nothing(program: FunctionalProgram) -> None:
    after = converted(program.text).text
    assert converted(after).text == after


@checked(80)
@given(functional_programs())
def test_a_model_is_converted_whole_or_kept_whole(program: FunctionalProgram) -> None:
    conversion = converted(program.text)
    kept = [model for model in conversion.models if model.outcome == "kept"]
    calls = [called(node) for node in in_order(conversion.text)]
    assert calls.count("Model") == len(kept)
    assert calls.count("Sequential") == len(conversion.models) - len(kept)


@checked(80)
@given(functional_programs())
def test_lines_are_converted_and_nothing_else(program: FunctionalProgram) -> None:
    conversion = converted(program.text)
    made = [model for model in conversion.models if model.name != "other"]
    assert len(made) == len(program.linear)
    for model, is_line in zip(made, program.linear, strict=True):
        if not is_line:
            assert model.outcome == "kept", model
        elif model.outcome == "kept":
            assert model.reason is not None
            assert model.reason.code == "layer-index", model


@checked(100)
@given(functional_programs())
def test_the_program_does_the_same(program: FunctionalProgram) -> None:
    assert_same_run(program.text, converted(program.text).text)


@checked(80)
@given(functional_programs())
def test_there_and_back_is_the_same_program(program: FunctionalProgram) -> None:
    there = converted(program.text).text
    assert_same_run(program.text, converted(there, "functional").text)


@checked(60)
@given(programs())
def test_back_and_there_is_the_same_program(program: Program) -> None:
    there = converted(program.text, "functional").text
    assert_same_run(program.text, converted(there).text)


@checked(60)
@given(plain_functional())
def test_the_plain_style_comes_back_as_it_was(text: str) -> None:
    there = converted(text).text
    assert there != text
    assert converted(there, "functional").text == text


@pytest.mark.tensorflow
@pytest.mark.usefixtures("keras")
@checked(10)
@given(functional_programs())
def test_the_models_are_the_same_in_keras(program: FunctionalProgram) -> None:
    before, after = execute(program.text), execute(converted(program.text).text)
    assert compare_runs(before, after) == []
