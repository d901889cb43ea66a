"""Whether an expression means the same at two places of a module."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kerasgen.reading.module import Module

__all__ = ["is_unchanged"]


def is_unchanged(module: Module, nodes: Iterable[ast.expr], start: ast.AST, end: ast.AST) -> bool:
    """Whether expressions give at `end` what they gave at `start`, earlier in the same frame.

    No name in them is bound between the two; where they look into an object, or at what a function
    declares global, nothing that may change that is stored to or called.
    """
    inside = [inner for node in nodes for inner in ast.walk(node)]
    between = _Between(module, module.order[start], module.order[end])
    for name in {inner.id for inner in inside if isinstance(inner, ast.Name)}:
        owner = module.scopes[end].lookup(name)
        bound = [binding.node for binding in owner.bindings[name]] if owner is not None else []
        if any(between.holds(node) for node in bound):
            return False
        elsewhere = any(module.scopes[node].frame is not module.scopes[end].frame for node in bound)
        if elsewhere and between.calls_own_function():
            return False
    looked_into = [
        inner
        for inner in inside
        if isinstance(inner, (ast.Attribute, ast.Subscript)) and not _is_imported(module, inner)
    ]
    return not looked_into or not (between.calls_own_function() or between.stores(looked_into))


def _is_imported(module: Module, node: ast.expr) -> bool:
    """Whether an attribute is one of an imported module, as `tf.string`."""
    while isinstance(node, ast.Attribute):
        node = node.value
    owner = module.scopes[node].lookup(node.id) if isinstance(node, ast.Name) else None
    return owner is not None and all(
        binding.kind == "import" for binding in owner.bindings[getattr(node, "id", "")]
    )


@dataclass(frozen=True)
class _Between:
    """What a module does between two places of its source, given by their order."""

    module: Module
    start: int
    end: int

    def holds(self, node: ast.AST) -> bool:
        return self.start < self.module.order[node] < self.end

    def calls_own_function(self) -> bool:
        """Whether a function or method of this module is called, by name."""
        own = {function.name for function in self.module.nodes(ast.FunctionDef)}
        own |= {function.name for function in self.module.nodes(ast.AsyncFunctionDef)}
        called = (call.func for call in self.module.nodes(ast.Call) if self.holds(call))
        return any(getattr(f, "id", getattr(f, "attr", None)) in own for f in called)

    def stores(self, nodes: Iterable[ast.Attribute | ast.Subscript]) -> bool:
        """Whether an attribute of the same name is stored to, or an element of any container."""
        names = {node.attr for node in nodes if isinstance(node, ast.Attribute)}
        targets: list[ast.Attribute | ast.Subscript] = [
            node for name in names for node in self.module.attributes[name]
        ]
        if any(isinstance(node, ast.Subscript) for node in nodes):
            targets += self.module.nodes(ast.Subscript)
        return any(self.holds(node) and not isinstance(node.ctx, ast.Load) for node in targets)
