"""How a Sequential is written: as one list where nothing comes between its layers, else by adds."""

from __future__ import annotations

import ast
from dataclasses import replace
from typing import TYPE_CHECKING

from kerasgen.convert.edits import ChainEdit, StepEdit
from kerasgen.convert.find import calls_before, is_harmless
from kerasgen.convert.keep import Keep
from kerasgen.convert.names import free_name
from kerasgen.convert.to_sequential.creation import (
    builds_more,
    made_out_of_order,
    variable_stem,
)
from kerasgen.reading.changes import is_unchanged
from kerasgen.reading.flow import innermost_loop, names_in
from kerasgen.reading.layer_classes import makes_layer
from kerasgen.reading.meaning import call_meaning, keras_meaning

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from kerasgen.convert.to_sequential.layers import Layers
    from kerasgen.convert.to_sequential.tensors import Line, Step
    from kerasgen.reading.module import Module

__all__ = ["as_adds", "as_list", "check_adds", "fits_in_list"]

_RUNNING = (ast.Call, ast.Await, ast.Yield, ast.YieldFrom, ast.NamedExpr)
# What may leave a block early, and what may go on after an error in one.
_JUMPS = (ast.Break, ast.Continue)
_LEAVING = (ast.Return, ast.Raise, ast.Yield, ast.YieldFrom, ast.Await)
_GUARDING = (ast.Try, ast.With, ast.AsyncWith)


def fits_in_list(known: Layers, line: Line) -> bool:
    """Whether all layers can be made where the model is: they move past nothing that matters."""
    module = known.module
    block = module.blocks[line.steps[0].statement]
    if any(module.blocks[step.statement] is not block for step in line.steps):
        return False
    if any(made_out_of_order(module, step.layers) for step in line.steps):
        return False
    if not all(is_harmless(module, call) for call in calls_before(module, line.construction)):
        return False
    if _runs_otherwise(line.construction.statement) or _reads_built_layers(line):
        return False
    if any(isinstance(n, ast.NamedExpr) for layer in line.layers for n in ast.walk(layer)):
        return False
    if any(builds_more(known, layer) for layer in line.layers[1:-1]):
        return False
    for statement in line.between:
        passed = [s for s in line.steps if module.order[s.statement] < module.order[statement]]
        if not _may_be_passed(module, statement, passed):
            return False
    return True


def _runs_otherwise(statement: ast.stmt) -> bool:
    """Whether a statement binds names or waits in the middle of its expressions."""
    return any(isinstance(inner, _RUNNING[1:]) for inner in ast.walk(statement))


def _reads_built_layers(line: Line) -> bool:
    """Whether a layer is made from what an earlier one, held by a variable, is once it is built."""
    variables: set[str] = set()
    for layer in line.layers[1:]:
        if not isinstance(layer, ast.Name) and _reads_into(layer, variables):
            return True
        variables |= {layer.id} if isinstance(layer, ast.Name) else set()
    return False


def _reads_into(node: ast.AST, names: Collection[str]) -> bool:
    """Whether an expression reads an attribute or item of one of these variables."""
    return any(
        isinstance(inner, (ast.Attribute, ast.Subscript)) and names_in(inner) & set(names)
        for inner in ast.walk(node)
    )


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
    if any(_calls_elsewhere(module, layer) for layer in layers):
        return False  # what it calls may read what is assigned
    read = set().union(*(names_in(layer) for layer in layers))
    bound = set().union(*(names_in(target) for target in targets))
    if read & bound or _reads_into(statement.value, read):
        return False
    if not _runs(statement.value):
        return True
    made_there = isinstance(statement.value, ast.Call) and makes_layer(module, statement.value)
    return made_there and not any(_runs(layer) for layer in layers[1:])


def _calls_elsewhere(module: Module, node: ast.AST) -> bool:
    """Whether an expression calls anything but Keras and builtins that only compute."""
    return any(
        isinstance(inner, ast.Call)
        and call_meaning(module, inner) is None
        and not is_harmless(module, inner)
        for inner in ast.walk(node)
    )


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


def check_adds(module: Module, line: Line) -> None:
    """Raise Keep where a model cannot be written with adds.

    Its keywords move before its first layer. And each add calls all layers of the model anew, so
    that the `.output` of a layer is not the tensor that the next one is called on.
    """
    values = [keyword.value for keyword in line.ends.keywords]
    if not all(isinstance(value, ast.Constant) for value in values):
        start, call = line.steps[0].statement, line.construction.call
        same = is_unchanged(module, values, start, call) and not any(map(_runs, values))
        parts = [part for value in values for part in ast.walk(value)]
        looks = any(isinstance(part, (ast.Attribute, ast.Subscript)) for part in parts)
        if not same or (looks and not _calls_only_keras(module, line)) or _reads_layers(values):
            message = "its keywords mean something else where its first layer is made"
            raise Keep("changed-later", message, call)
    for name in ("output", "input", "losses"):
        for read in module.attributes.get(name, ()):
            if isinstance(read.ctx, ast.Load) and keras_meaning(module, read) is None:
                message = f"layers that are added one by one have another `.{name}`"
                raise Keep("intermediate-used", message, read)


def _reads_layers(values: Sequence[ast.expr]) -> bool:
    return any(getattr(n, "attr", "") == "layers" for v in values for n in ast.walk(v))


def _calls_only_keras(module: Module, line: Line) -> bool:
    """Whether nothing but Keras is called from the first layer of a model to the model."""
    start, end = line.steps[0].statement, line.construction.call
    calls = [
        call
        for call in module.nodes(ast.Call)
        if module.order[start] < module.order[call] < module.order[end]
    ]
    return all(call_meaning(module, c) is not None or is_harmless(module, c) for c in calls)


def _may_leave(module: Module, statement: ast.stmt) -> bool:
    """Whether a statement may leave the block that it stands in."""
    inside = set(ast.walk(statement))
    return any(
        isinstance(node, _LEAVING)
        or (isinstance(node, _JUMPS) and innermost_loop(module, node) not in inside)
        for node in inside
    )


def _own_name(module: Module, line: Line) -> str | None:
    """Return the variable of the model, if it can hold the model from its first layer on."""
    statement, frame = line.construction.statement, line.construction.scope.frame
    if not isinstance(statement, ast.Assign) or statement.value is not line.construction.call:
        return None
    if len(statement.targets) != 1 or not isinstance(statement.targets[0], ast.Name):
        return None
    name = statement.targets[0].id
    start, end = line.steps[0].statement, line.construction.call
    mentions = [
        node
        for node in module.nodes(ast.Name)
        if node.id == name and module.scopes[node].lookup(name) is frame
    ]
    between = [n for n in mentions if module.order[start] < module.order[n] < module.order[end]]
    if name in frame.elsewhere or between != [statement.targets[0]]:
        return None
    if any(isinstance(around, _GUARDING) for around in module.ancestors(statement)):
        return None
    if any(_may_leave(module, other) for other in line.between):
        return None
    elsewhere = any(module.scopes[node].frame is not frame for node in mentions)
    return None if elsewhere and not _calls_only_keras(module, line) else name
