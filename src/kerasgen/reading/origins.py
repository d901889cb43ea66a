"""Where a value can come from: the expressions that a name, attribute or call can stand for."""

from __future__ import annotations

import ast
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from kerasgen.reading.flow import key_of, reaching
from kerasgen.reading.meaning import call_meaning
from kerasgen.reading.value_tables import element_of, is_empty_display, read_tables

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kerasgen.reading.module import Module
    from kerasgen.reading.scopes import Binding
    from kerasgen.reading.value_tables import ValueTables

__all__ = ["Origins", "SourceIndex"]

_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
_DISPLAYS = (ast.List, ast.Tuple, ast.Set)
_SAME_KIND = frozenset({"clone_model"})


@dataclass(frozen=True)
class Origins:
    """The calls that can have made a value; `others` if it can also be something else."""

    calls: frozenset[ast.Call]
    others: bool


@dataclass(eq=False)
class SourceIndex:
    """Looks up, in one module, which calls of interest a value can come from."""

    module: Module
    calls: frozenset[ast.Call]
    _cache: dict[ast.AST, Origins] = field(default_factory=dict)

    def origins(self, node: ast.AST) -> Origins:
        """Return which of the calls of interest can have made the value of `node`."""
        if node not in self._cache:
            found: set[ast.Call] = set()
            others = self._collect(node, found, set())
            self._cache[node] = Origins(frozenset(found), others)
        return self._cache[node]

    def _collect(self, node: ast.AST | None, found: set[ast.Call], seen: set[ast.AST]) -> bool:
        """Add the calls to `found`; return whether something else is possible, too."""
        if node is None:
            return True
        if node in seen:
            return False
        seen.add(node)
        if isinstance(node, ast.Call):
            return self._collect_call(node, found, seen)
        if is_empty_display(node):
            return False
        sources = self._sources(node)
        if not sources:
            return True
        return self._collect_all(sources, found, seen)

    def _collect_all(
        self, nodes: Sequence[ast.AST | None], found: set[ast.Call], seen: set[ast.AST]
    ) -> bool:
        others = False
        for node in nodes:
            others = self._collect(node, found, seen) or others
        return others

    def _collect_call(self, node: ast.Call, found: set[ast.Call], seen: set[ast.AST]) -> bool:
        if node in self.calls:
            found.add(node)
            return False
        meaning = call_meaning(self.module, node)
        if meaning is not None and meaning.name in _SAME_KIND and node.args:
            return self._collect(node.args[0], found, seen)
        returned = [value for function in self.callees(node) for value in self._returns(function)]
        if not returned:
            return True
        return self._collect_all(returned, found, seen)

    def _sources(self, node: ast.AST) -> list[ast.AST | None]:
        if isinstance(node, ast.Name):
            return self._of_name(node)
        if isinstance(node, ast.Attribute):
            return self._of_attribute(node)
        if isinstance(node, ast.IfExp):
            return [node.body, node.orelse]
        if isinstance(node, ast.BoolOp):
            return list(node.values)
        if isinstance(node, ast.NamedExpr):
            return [node.value]
        if isinstance(node, _DISPLAYS):
            return list(node.elts)
        if isinstance(node, ast.Dict):
            return list(node.values)
        if isinstance(node, ast.Starred):
            return [node.value]
        if isinstance(node, ast.Subscript):
            key = key_of(node) or ""
            held = [element_of(value, node.slice) for value in self._sources(node.value)]
            return [*self._tables.subscript_stores.get(key, ()), *held]
        return []

    def _of_attribute(self, node: ast.Attribute) -> list[ast.AST | None]:
        """Return what is stored to this attribute; on `self`, not what other classes store."""
        family = self._tables.family_of(self.module, node.value)
        return [
            store.value
            for store in self._tables.attribute_stores.get(node.attr, ())
            if family is None or store.family in (None, family)
        ]

    def _of_name(self, node: ast.Name) -> list[ast.AST | None]:
        sources: list[ast.AST | None] = []
        for binding in reaching(self.module, node) or ():
            if binding.kind == "parameter" and isinstance(binding.node, ast.arg):
                sources.extend(self._arguments(binding.node))
            elif binding.kind in ("assign", "part", "loop"):
                sources.append(binding.value)
                sources.extend(self._appended(binding))
            else:
                sources.append(None)
        return sources

    def _appended(self, binding: Binding) -> list[ast.AST]:
        if not isinstance(binding.value, (ast.List, ast.Dict)):
            return []
        return [
            *self._tables.appends.get(binding.name, ()),
            *self._tables.item_stores.get(binding.name, ()),
        ]

    def callees(self, node: ast.Call) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
        """Return the functions and methods of this module that a call can reach, by name."""
        if isinstance(node.func, ast.Name):
            owner = self.module.scopes[node].lookup(node.func.id)
            bindings = owner.bindings[node.func.id] if owner is not None else []
            return [b.node for b in bindings if isinstance(b.node, _FUNCTIONS)]
        if isinstance(node.func, ast.Attribute):
            return self._tables.methods.get(node.func.attr, [])
        return []

    def _returns(self, function: ast.FunctionDef | ast.AsyncFunctionDef) -> list[ast.AST | None]:
        scope = self._tables.inner[function]
        return [value for value, frame in self._tables.returns if frame is scope]

    def _arguments(self, parameter: ast.arg) -> list[ast.AST | None]:
        """Return what calls here pass for a parameter, and None: other modules may call, too."""
        arguments = self.module.parents[parameter]
        function = self.module.parents[arguments]
        if not isinstance(function, _FUNCTIONS) or not isinstance(arguments, ast.arguments):
            return [None]
        positional = [*arguments.posonlyargs, *arguments.args]
        index = positional.index(parameter) if parameter in positional else None
        passed: list[ast.AST | None] = []
        for call in self._tables.calls.get(function.name, ()):
            if function not in self.callees(call):
                continue
            skip = (
                1
                if isinstance(call.func, ast.Attribute)
                and positional[:1]
                and (positional[0].arg == "self")
                else 0
            )
            by_keyword = [k.value for k in call.keywords if k.arg == parameter.arg]
            if by_keyword:
                passed.extend(by_keyword)
            elif index is not None and 0 <= index - skip < len(call.args):
                passed.append(call.args[index - skip])
            else:
                passed.append(None)
        return [*passed, None]

    @cached_property
    def _tables(self) -> ValueTables:
        return read_tables(self.module)
