"""Which expressions surely give a layer or a model, and which of them can be the same object."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from kerasgen.reading.flow import assigned_value
from kerasgen.reading.layer_classes import makes_layer
from kerasgen.reading.origins import SourceIndex

if TYPE_CHECKING:
    from kerasgen.reading.module import Module
    from kerasgen.reading.scopes import Scope

__all__ = ["Layers"]


@dataclass(eq=False)
class Layers:
    """Answers, for one module, what an expression that is called on a tensor can be."""

    module: Module

    def are_certain(self, node: ast.expr) -> bool:
        """Whether the value is a layer or a model, whatever way the module takes."""
        if isinstance(node, ast.Call) and makes_layer(self.module, node):
            return True
        origins = self._index.origins(node)
        return bool(origins.calls) and not origins.others

    def made_by(self, node: ast.expr) -> frozenset[ast.Call]:
        """Return the calls that can have made the layer; none if it is made right there."""
        if isinstance(node, ast.Call) and self._is_fresh(node):
            return frozenset()
        value = assigned_value(self.module, node) if isinstance(node, ast.Name) else None
        if isinstance(value, ast.Call) and self._is_fresh(value):
            return frozenset({value})
        return self._index.origins(node).calls

    def makers(self, node: ast.expr) -> frozenset[ast.Call]:
        """Return the calls that can have made the layer, also where it is made right there."""
        if isinstance(node, ast.Call) and makes_layer(self.module, node):
            return frozenset({node})
        return self._index.origins(node).calls

    def _is_fresh(self, call: ast.Call) -> bool:
        """Whether each run of a call makes a layer of its own."""
        if makes_layer(self.module, call):
            return True
        made = self._index.origins(call).calls
        return bool(made) and all(self._is_local_to_function(maker, call) for maker in made)

    def _is_local_to_function(self, maker: ast.Call, caller: ast.Call) -> bool:
        """Whether what is made in another function is returned, or held by a variable of it."""
        frame = self.module.scopes[maker].frame
        if frame.kind != "function" or frame is self.module.scopes[caller].frame:
            return False
        if getattr(frame.node, "decorator_list", None) or not self._gives_names(frame):
            return False  # it may remember what it made
        holder = self.module.parents[maker]
        if isinstance(holder, ast.Assign):
            return all(
                isinstance(target, ast.Name) and target.id not in frame.elsewhere
                for target in holder.targets
            )
        return isinstance(holder, ast.Return)

    def _gives_names(self, frame: Scope) -> bool:
        """Whether all that a function returns are calls and variables, not parts of others."""
        returns = [r for r in self.module.nodes(ast.Return) if self.module.scopes[r].frame is frame]
        return all(isinstance(r.value, (ast.Call, ast.Name)) for r in returns)

    @cached_property
    def _index(self) -> SourceIndex:
        calls = self.module.nodes(ast.Call)
        return SourceIndex(
            self.module, frozenset(call for call in calls if makes_layer(self.module, call))
        )
