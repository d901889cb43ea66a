"""Finds layers that a model calls more than once: a Sequential would list them twice."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from kerasgen.convert.keep import Keep
from kerasgen.reading.flow import reaching

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
    """Whether a loop calls a layer made outside of it, other than one of those it goes over."""
    around = statement
    bound = (
        {binding.node for binding in reaching(module, layer) or ()}
        if isinstance(layer, ast.Name)
        else set()
    )
    while module.blocks[around] is not block:
        around = module.statement(module.parents[around])
        if isinstance(around, _LOOPS):
            inside = set(ast.walk(around))
            if not made <= inside and around not in bound:
                return True
    return False
