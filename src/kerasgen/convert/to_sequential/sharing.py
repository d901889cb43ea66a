"""Finds layers that a model calls more than once: a Sequential would list them twice."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from kerasgen.convert.keep import Keep
from kerasgen.reading.flow import assigned_value, reaching, surely_before
from kerasgen.reading.layer_classes import makes_layer

if TYPE_CHECKING:
    from kerasgen.convert.to_sequential.layers import Layers
    from kerasgen.convert.to_sequential.tensors import Step
    from kerasgen.reading.module import Module

__all__ = ["check_sharing"]

_LOOPS = (ast.For, ast.AsyncFor, ast.While)


def check_sharing(module: Module, known: Layers, steps: list[Step], block: list[ast.stmt]) -> None:
    """Raise Keep where the same layer may be called twice."""
    seen: set[ast.Call] = set()
    for step in steps[1:]:
        for layer in step.layers:
            made = known.made_by(layer)
            if made & seen or (made and _is_repeated(module, step.statement, layer, made, block)):
                called = ast.unparse(layer)
                raise Keep("shared-layer", f"`{called}` may be called more than once", layer)
            seen |= made


def _is_repeated(
    module: Module,
    statement: ast.stmt,
    layer: ast.expr,
    made: frozenset[ast.Call],
    block: list[ast.stmt],
) -> bool:
    """Whether a loop may call a layer again: one not made in the round that calls it."""
    around = statement
    while module.blocks[around] is not block:
        around = module.statement(module.parents[around])
        if isinstance(around, _LOOPS) and not (
            _is_of_round(module, layer, made, around) or _goes_over_layers(module, layer, around)
        ):
            return True
    return False


def _is_of_round(
    module: Module, layer: ast.expr, made: frozenset[ast.Call], loop: ast.stmt
) -> bool:
    """Whether each round of a loop surely makes the layer that it calls."""
    inside = set(ast.walk(loop))
    if not made <= inside:
        return False
    if not isinstance(layer, ast.Name):
        return isinstance(layer, ast.Call)
    bindings = reaching(module, layer) or []
    return len(bindings) == 1 and surely_before(module, module.statement(bindings[0].node), layer)


def _goes_over_layers(module: Module, layer: ast.expr, loop: ast.stmt) -> bool:
    """Whether a loop goes over a list in which each layer surely stands once."""
    bindings = (reaching(module, layer) or []) if isinstance(layer, ast.Name) else []
    if not isinstance(loop, (ast.For, ast.AsyncFor)) or [b.node for b in bindings] != [loop]:
        return False
    items: ast.AST | None = loop.iter
    if isinstance(items, ast.Name):
        items = assigned_value(module, items)
    if isinstance(items, (ast.List, ast.Tuple)):
        return bool(items.elts) and all(_makes(module, element) for element in items.elts)
    return isinstance(items, (ast.ListComp, ast.GeneratorExp)) and _makes(module, items.elt)


def _makes(module: Module, node: ast.expr) -> bool:
    return isinstance(node, ast.Call) and makes_layer(module, node)
