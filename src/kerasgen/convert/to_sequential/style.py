"""How a Sequential is written: as one list where nothing comes between its layers, else by adds."""

from __future__ import annotations

import ast
from dataclasses import replace
from typing import TYPE_CHECKING

from kerasgen.convert.edits import ChainEdit, StepEdit
from kerasgen.convert.find import calls_before, is_harmless
from kerasgen.convert.keep import Keep
from kerasgen.convert.names import free_name
from kerasgen.convert.to_sequential.creation import made_out_of_order, variable_stem
from kerasgen.reading.changes import calls_own_function, is_unchanged
from kerasgen.reading.flow import names_in
from kerasgen.reading.layer_classes import makes_layer

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from kerasgen.convert.to_sequential.tensors import Line, Step
    from kerasgen.reading.module import Module

__all__ = ["as_adds", "as_list", "check_keywords", "fits_in_list"]

_RUNNING = (ast.Call, ast.Await, ast.Yield, ast.YieldFrom, ast.NamedExpr)


def fits_in_list(module: Module, line: Line) -> bool:
    """Whether all layers can be made where the model is: they move past nothing that matters."""
    block = module.blocks[line.steps[0].statement]
    if any(module.blocks[step.statement] is not block for step in line.steps):
        return False
    if any(made_out_of_order(module, step.layers) for step in line.steps):
        return False
    if not all(is_harmless(module, call) for call in calls_before(module, line.construction)):
        return False
    for statement in line.between:
        passed = [s for s in line.steps if module.order[s.statement] < module.order[statement]]
        if not _may_be_passed(module, statement, passed):
            return False
    return True


def _may_be_passed(module: Module, statement: ast.stmt, steps: Sequence[Step]) -> bool:
    """Whether layers can be made after a statement instead of before it."""
    if isinstance(statement, (ast.Pass, ast.Global, ast.Nonlocal)):
        return True
    if isinstance(statement, ast.Expr):
        return isinstance(statement.value, ast.Constant)
    if not isinstance(statement, (ast.Assign, ast.AnnAssign)) or statement.value is None:
        return False
    targets = statement.targets if isinstance(statement, ast.Assign) else [statement.target]
    if not all(isinstance(target, ast.Name) for target in targets):
        return False
    layers = [layer for step in steps for layer in step.layers]
    read = set().union(*(names_in(layer) for layer in layers))
    if read & set().union(*(names_in(target) for target in targets)):
        return False
    if not _runs(statement.value):
        return True
    made_there = isinstance(statement.value, ast.Call) and makes_layer(module, statement.value)
    return made_there and not any(_runs(layer) for layer in layers[1:])


def _runs(node: ast.expr) -> bool:
    return any(isinstance(inner, _RUNNING) for inner in ast.walk(node))


def as_list(module: Module, line: Line, function: str) -> ChainEdit:
    """Return the edit that puts the layers into a list."""
    steps = tuple(StepEdit(step.statement, step.layers) for step in line.steps)
    return _edit(module, line, function, steps)


def as_adds(module: Module, line: Line, function: str, taken: Collection[str]) -> ChainEdit:
    """Return the edit that adds each layer where it was called.

    `taken` are names that new variables must not have.
    """
    frame, start = line.construction.scope.frame, line.steps[0].statement
    own = _own_name(module, line)
    variable = own or free_name(module, frame, start, "model", taken)
    used = {*taken, variable}
    steps = []
    for step in line.steps:
        hoisted = []
        for layer in made_out_of_order(module, step.layers):
            name = free_name(module, frame, start, variable_stem(layer), used)
            used.add(name)
            hoisted.append((layer, name))
        steps.append(StepEdit(step.statement, step.layers, tuple(hoisted)))
    edit = _edit(module, line, function, tuple(steps))
    return replace(edit, variable=variable, is_own_name=own is not None)


def _edit(module: Module, line: Line, function: str, steps: tuple[StepEdit, ...]) -> ChainEdit:
    keywords = tuple(f"{k.arg}={module.argument(k.value)}" for k in line.ends.keywords)
    return ChainEdit(line.construction.call, function, steps, keywords, not line.between)


def check_keywords(module: Module, line: Line) -> None:
    """Raise Keep where the keywords of a model cannot be moved before its layers."""
    values = [keyword.value for keyword in line.ends.keywords]
    start, call = line.steps[0].statement, line.construction.call
    if any(_runs(value) for value in values) or not is_unchanged(module, values, start, call):
        message = "its keywords mean something else where its first layer is made"
        raise Keep("changed-later", message, call)


def _own_name(module: Module, line: Line) -> str | None:
    """Return the variable of the model, if it can hold the model from its first layer on."""
    statement, frame = line.construction.statement, line.construction.scope.frame
    if not isinstance(statement, ast.Assign) or statement.value is not line.construction.call:
        return None
    if len(statement.targets) != 1 or not isinstance(statement.targets[0], ast.Name):
        return None
    name = statement.targets[0].id
    start, end = line.steps[0].statement, line.construction.call
    mentions = [node for node in module.nodes(ast.Name) if node.id == name]
    between = [n for n in mentions if module.order[start] < module.order[n] < module.order[end]]
    if name in frame.elsewhere or between != [statement.targets[0]]:
        return None
    tried = any(isinstance(around, ast.Try) for around in module.ancestors(statement))
    elsewhere = any(module.scopes[node].frame is not frame for node in mentions)
    if tried or (elsewhere and calls_own_function(module, start, end)):
        return None
    return name
