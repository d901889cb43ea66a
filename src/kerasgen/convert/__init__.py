"""Rewrites models: Sequential code into the functional API."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from kerasgen.convert.results import Conversion, ModelOutcome, Problem, Reason

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from kerasgen.convert.find import Construction
    from kerasgen.reading.module import Module

__all__ = ["Conversion", "ModelOutcome", "Problem", "Reason", "convert"]


def convert(
    text: str,
    to: Literal["functional"] = "functional",
    *,
    models: Sequence[str] = (),
    lines: tuple[int, int] | None = None,
    input_shape: tuple[int | None, ...] | None = None,
) -> Conversion:
    """Rewrite the models of one Python source.

    `models` limits the work to models bound to these names, `lines` to models that touch these
    1-based lines, both ends included. `input_shape` (without the batch axis) is given to models
    that state none. Nothing is executed. A source that does not parse, or that could not be
    rewritten safely, comes back as it was with `problem` set.
    """
    from kerasgen.convert.guards import UnsafeError
    from kerasgen.reading.module import NotPythonError, read_module

    assert to == "functional"
    try:
        module = read_module(text)
        return _rewrite(module, models, lines, input_shape)
    except NotPythonError as error:
        problem = Problem(f"cannot parse: {error}", error.line, error.column)
    except UnsafeError as error:
        problem = Problem(f"not changed: {error}")
    except (RecursionError, MemoryError):
        problem = Problem("cannot parse: nested too deeply")
    return Conversion(text, problem=problem)


def _rewrite(
    module: Module,
    models: Sequence[str],
    lines: tuple[int, int] | None,
    input_shape: tuple[int | None, ...] | None,
) -> Conversion:
    from kerasgen.convert.to_functional.plan import plan_functional

    plan = plan_functional(module, _selector(models, lines), input_shape)
    if not any(plan.edits.spans()):
        return Conversion(module.text, plan.models)
    from kerasgen.convert.guards import UnsafeError
    from kerasgen.convert.writing.apply import apply
    from kerasgen.reading.module import NotPythonError, read_module

    new = apply(module, plan)
    try:
        converted = read_module(new)
    except NotPythonError as error:
        message = f"the converted text would not parse (line {error.line})"
        raise UnsafeError(message) from error
    if lines is None:
        again = plan_functional(converted, _selector(models, None), input_shape)
        if any(again.edits.spans()):
            raise UnsafeError("a second run would change it again")
    return Conversion(new, plan.models)


def _selector(
    models: Sequence[str], lines: tuple[int, int] | None
) -> Callable[[Construction], bool]:
    def selected(construction: Construction) -> bool:
        if models and not {construction.name, *construction.keys} & set(models):
            return False
        if lines is None:
            return True
        statement = construction.statement
        return statement.lineno <= lines[1] and (statement.end_lineno or 0) >= lines[0]

    return selected
