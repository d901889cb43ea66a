"""Rewrites models: Sequential code into the functional API."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from kerasgen.convert.results import Conversion, ModelOutcome, Problem, Reason

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from kerasgen.convert.find import Construction

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
    from kerasgen.convert.functional import plan_functional
    from kerasgen.reading.module import read_module

    try:
        module = read_module(text)
    except SyntaxError as error:
        column = None if error.offset is None else error.offset
        return Conversion(text, problem=Problem(f"cannot parse: {error.msg}", error.lineno, column))
    except ValueError as error:
        return Conversion(text, problem=Problem(f"cannot parse: {error}"))
    except (RecursionError, MemoryError):
        return Conversion(text, problem=Problem("cannot parse: nested too deeply"))
    assert to == "functional"
    plan = plan_functional(module, _selector(models, lines), input_shape)
    if not plan.edits.literals:
        return Conversion(text, plan.models)
    from kerasgen.convert.guards import find_fault
    from kerasgen.convert.writing.apply import WriteError, apply

    try:
        new = apply(module, plan)
    except WriteError as error:
        return Conversion(text, problem=Problem(f"not changed: {error}"))
    fault = find_fault(text, new)
    if fault is None and lines is None:
        again = plan_functional(read_module(new), _selector(models, None), input_shape)
        fault = "a second run would change it again" if again.edits.literals else None
    if fault is not None:
        return Conversion(text, problem=Problem(f"not changed: {fault}"))
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
