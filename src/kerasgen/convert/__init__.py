"""Rewrites models: Sequential code into the functional API, and back where a graph is a line."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Literal

from kerasgen.convert.results import Conversion, Found, ModelOutcome, Problem, Proof, Reason

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from kerasgen.convert.edits import Plan
    from kerasgen.convert.find import Construction
    from kerasgen.reading.module import Module

__all__ = ["Conversion", "Found", "ModelOutcome", "Problem", "Proof", "Reason", "convert"]

Spot = tuple[int, int]
NOTHING_FOUND: Mapping[Spot, Found] = MappingProxyType({})


def convert(
    text: str,
    to: Literal["functional", "sequential"] = "functional",
    *,
    models: Sequence[str] = (),
    lines: tuple[int, int] | None = None,
    places: Collection[tuple[int, int]] | None = None,
    input_shape: tuple[int | None, ...] | None = None,
    found: Mapping[Spot, Found] = NOTHING_FOUND,
) -> Conversion:
    """Rewrite the models of one Python source.

    `models` limits the work to models bound to these names, `lines` to models that touch these
    1-based lines, both ends included, `places` to models whose outcome gives this line and column.
    `input_shape` (without the batch axis) is given to Sequential models that state none; `found`
    are input shapes that were found for single ones, by the line and column of their constructors,
    both 1-based. Nothing is executed. A source that does not parse, or that could not be rewritten
    safely, comes back as it was with `problem` set.
    """
    from kerasgen.convert.guards import UnsafeError
    from kerasgen.reading.module import NotPythonError, read_module

    def plan(module: Module) -> Plan:
        # A second look is at a text in which other models stand at these places.
        shapes = found if module.text == text else NOTHING_FOUND
        return _plan(module, to, _selector(module, models, lines, places), input_shape, shapes)

    try:
        # The lines of a limited run have moved, so a second one would mean other models.
        second = None if lines is not None or places is not None else plan
        return _rewrite(read_module(text), plan, second)
    except NotPythonError as error:
        problem = Problem(f"cannot parse: {error}", error.line, error.column)
    except UnsafeError as error:
        problem = Problem(f"not changed: {error}")
    except (RecursionError, MemoryError):
        problem = Problem("cannot parse: nested too deeply")
    return Conversion(text, problem=problem)


def _plan(
    module: Module,
    to: Literal["functional", "sequential"],
    selected: Callable[[Construction], bool],
    input_shape: tuple[int | None, ...] | None,
    found: Mapping[Spot, Found],
) -> Plan:
    if to == "functional":
        from kerasgen.convert.to_functional.plan import plan_functional

        return plan_functional(module, selected, input_shape, found)
    from kerasgen.convert.to_sequential.plan import plan_sequential

    return plan_sequential(module, selected)


def _rewrite(
    module: Module,
    first: Callable[[Module], Plan],
    second: Callable[[Module], Plan] | None,
) -> Conversion:
    plan = first(module)
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
    if second is not None and any(second(converted).edits.spans()):
        raise UnsafeError("a second run would change it again")
    return Conversion(new, plan.models)


def _selector(
    module: Module,
    models: Sequence[str],
    lines: tuple[int, int] | None,
    places: Collection[tuple[int, int]] | None,
) -> Callable[[Construction], bool]:
    def selected(construction: Construction) -> bool:
        if models and not {construction.name, *construction.keys} & set(models):
            return False
        if places is not None:
            line, column, _, _ = module.span(construction.call)
            if (line, column + 1) not in places:
                return False
        if lines is None:
            return True
        statement = construction.statement
        return statement.lineno <= lines[1] and (statement.end_lineno or 0) >= lines[0]

    return selected
