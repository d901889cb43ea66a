"""Spells `Model` and `Input` as the file spells Keras, and plans the imports that this needs."""

from __future__ import annotations

import ast
from dataclasses import dataclass, field
from itertools import takewhile
from typing import TYPE_CHECKING

from kerasgen.convert.quoted import is_quoted_use
from kerasgen.reading.keras_names import STAR_EXPORTS
from kerasgen.reading.meaning import binding_names, keras_meaning, split_root

if TYPE_CHECKING:
    from kerasgen.convert.find import Construction
    from kerasgen.reading.module import Module
    from kerasgen.reading.scopes import Binding, Scope

__all__ = ["ImportPlan", "Speller"]


@dataclass(eq=False)
class ImportPlan:
    """What changes in the import statements: names to add, names to remove, lines to put after."""

    add: dict[ast.ImportFrom, list[str]] = field(default_factory=dict)
    remove: dict[ast.ImportFrom, list[str]] = field(default_factory=dict)
    after: dict[ast.ImportFrom, list[str]] = field(default_factory=dict)


@dataclass(eq=False)
class Speller:
    """Gives the spelling of a Keras name at a place, adding to the plan what it needs."""

    module: Module
    plan: ImportPlan = field(default_factory=ImportPlan)

    def spell(self, construction: Construction, name: str) -> str:
        """Return how to write `Model` or `Input` where `construction` stands."""
        function = construction.call.func
        if isinstance(function, ast.Attribute):
            return self._beside_attribute(construction, function, name)
        bound = self._bound(construction, name)
        if bound is not None:
            return bound
        assert isinstance(function, ast.Name)
        return self._imported(construction, function, name)

    def _beside_attribute(
        self, construction: Construction, function: ast.Attribute, name: str
    ) -> str:
        base = function.value
        spelled = self.module.segment(base)
        meaning = keras_meaning(self.module, base)
        if meaning is not None and meaning.path == "":
            return f"{spelled}.{name}"
        if isinstance(base, ast.Attribute) and meaning is not None and meaning.path == "models":
            return f"{self.module.segment(base.value)}.{name}"
        if name in ("Model", "Sequential"):
            while meaning is not None and meaning.path not in ("", "models"):
                if not isinstance(base, ast.Attribute):
                    break
                base = base.value
                meaning = keras_meaning(self.module, base)
            return f"{self.module.segment(base)}.{name}"
        bound = self._bound(construction, name)
        if bound is not None:
            return bound
        if isinstance(base, ast.Name):
            return self._imported(construction, base, name)
        return f"{spelled}.{name}"

    def _bound(self, construction: Construction, name: str) -> str | None:
        """Return an existing way to write the name: itself, or as attribute of a module at hand."""
        root = construction.meaning.root
        if self._means(construction, name, root, name, is_module=False):
            return name
        modules = self._modules(construction, root)
        home = _home(name)
        by_path = [alias for alias, path in modules if path == home]
        if by_path:
            return f"{by_path[0]}.{name}"
        roots = [alias for alias, path in modules if path == ""]
        if roots and (name == "Input" or self._is_taken(construction, name)):
            return f"{roots[0]}.{name}"
        return None

    def _modules(self, construction: Construction, root: str) -> list[tuple[str, str]]:
        """Return the names bound to a module of `root`, with the path of each inside Keras."""
        found = []
        scope: Scope | None = construction.scope
        while scope is not None:
            for alias, bindings in scope.bindings.items():
                keras = split_root(next(iter(binding_names(self.module, bindings[0])), ""))
                if (
                    keras is None
                    or keras.root != root
                    or keras.path not in ("", "layers", "models")
                ):
                    continue
                if self._means(construction, alias, root, keras.path, is_module=True):
                    found.append((alias, keras.path))
            scope = scope.parent
        return found

    def _means(
        self, construction: Construction, alias: str, root: str, path: str, *, is_module: bool
    ) -> bool:
        bindings = self._visible(construction, alias)
        if bindings is None:
            return self._starred(construction, alias, root) if not is_module else False
        names = [name for b in bindings for name in binding_names(self.module, b)]
        meanings = [split_root(name) for name in names]
        return all(
            m is not None and m.root == root and (m.path if is_module else m.name) == path
            for m in meanings
        )

    def _starred(self, construction: Construction, name: str, root: str) -> bool:
        if construction.scope.lookup(name) is not None:
            return False
        before = self.module.order[construction.statement]
        for node, source in construction.scope.module.star_imports:
            keras = split_root(source)
            if keras is not None and keras.root == root and self.module.order[node] < before:
                if name in STAR_EXPORTS.get(keras.path, ()):
                    return True
        return False

    def _visible(self, construction: Construction, name: str) -> list[Binding] | None:
        owner: Scope | None = construction.scope.lookup(name)
        if owner is None:
            return None
        bindings = owner.bindings[name]
        if any(b.kind not in ("import", "assign") for b in bindings):
            return None
        inside = owner.frame is construction.scope.frame
        before = self.module.order[construction.statement]
        if inside and self.module.order[bindings[0].node] > before:
            return None
        return bindings

    def _imported(self, construction: Construction, source: ast.Name, name: str) -> str:
        """Add the name to the imports that bring Sequential; return its spelling."""
        owner = construction.scope.lookup(source.id)
        spelled = f"Keras{name}" if self._is_taken(construction, name) else name
        imported = name if spelled == name else f"{name} as {spelled}"
        if owner is None:
            star = next(n for n, s in construction.scope.module.star_imports if split_root(s))
            self._add_line(
                star, f"from {construction.meaning.root}.{_home(name)} import {imported}"
            )
            return spelled
        for binding in owner.bindings[source.id]:
            node = binding.node
            if isinstance(node, ast.ImportFrom):
                self._extend(node, name, imported)
            elif isinstance(node, ast.Assign) and isinstance(binding.value, ast.Attribute):
                return self._beside_attribute(construction, binding.value, name)
        return spelled

    def _extend(self, node: ast.ImportFrom, name: str, imported: str) -> None:
        source = node.module or ""
        keras = split_root(source)
        if keras is None:
            return
        home: ast.ImportFrom | None = node
        if name == "Input":
            home = self._layers_import(node, keras.root)
        elif keras.path not in ("", "models"):
            self._add_line(node, f"from {keras.root}.models import {imported}")
            return
        if home is None and keras.path == "":
            home = node
        if home is not None:
            names = self.plan.add.setdefault(home, [])
            if imported not in names:
                names.append(imported)
        else:
            self._add_line(node, f"from {keras.root}.layers import {imported}")

    def _add_line(self, node: ast.ImportFrom, line: str) -> None:
        lines = self.plan.after.setdefault(node, [])
        if line not in lines:
            lines.append(line)

    def _layers_import(self, beside: ast.ImportFrom, root: str) -> ast.ImportFrom | None:
        """Return an import of layers in the same block as the import of Sequential, near it."""
        block = self.module.blocks[beside]
        start = block.index(beside)
        after = takewhile(_is_import, block[start + 1 :])
        for statement in [*after, *reversed(block[:start])]:
            if not isinstance(statement, ast.ImportFrom) or statement.names[0].name == "*":
                continue
            keras = split_root(statement.module or "")
            if keras is not None and keras.root == root and keras.path == "layers":
                return statement
        return None

    def _is_taken(self, construction: Construction, name: str) -> bool:
        return construction.scope.lookup(name) is not None

    def drop_unused(self, converted: list[Construction]) -> None:
        """Plan to remove the imports of Sequential that only the converted models used."""
        gone = {c.call.func for c in converted if isinstance(c.call.func, ast.Name)}
        seen: set[tuple[Scope, str]] = set()
        for construction in converted:
            function = construction.call.func
            if not isinstance(function, ast.Name):
                continue
            owner = construction.scope.lookup(function.id)
            if owner is None or (owner, function.id) in seen:
                continue
            seen.add((owner, function.id))
            if self._still_used(owner, function.id, gone):
                continue
            for binding in owner.bindings[function.id]:
                if isinstance(binding.node, ast.ImportFrom) and self._may_go(binding.node):
                    self.plan.remove.setdefault(binding.node, []).append(function.id)

    def _may_go(self, node: ast.ImportFrom) -> bool:
        """Whether a name can leave an import without leaving a block empty."""
        if len(node.names) > 1 or node in self.plan.add or node in self.plan.after:
            return True
        return len(self.module.blocks[node]) > 1 and isinstance(
            self.module.parents[node], (ast.Module, ast.FunctionDef, ast.AsyncFunctionDef)
        )

    def _still_used(self, owner: Scope, name: str, gone: set[ast.Name]) -> bool:
        for node in self.module.nodes(ast.Name):
            if node.id == name and node not in gone:
                if self.module.scopes[node].lookup(name) is owner:
                    return True
        return any(
            is_quoted_use(self.module, text, name) for text in self.module.nodes(ast.Constant)
        )


def _is_import(statement: ast.stmt) -> bool:
    return isinstance(statement, (ast.Import, ast.ImportFrom))


def _home(name: str) -> str:
    return "layers" if name == "Input" else "models"
