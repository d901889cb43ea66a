"""Scopes of a Python module: which names each binds and reads, as Python defines it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    import ast

__all__ = ["Binding", "Scope", "ScopeKind"]

ScopeKind = Literal["module", "class", "function", "comprehension"]
BindingKind = Literal["import", "assign", "part", "loop", "parameter", "definition", "other"]


@dataclass(frozen=True, eq=False)
class Binding:
    """One place that gives a name a value.

    `value` is what it is given: the right side of an assignment (`assign`: the whole of it, `part`:
    unpacked from it), the iterable (`loop`), the definition, the default (`parameter`), or None.
    `origin` is the dotted name of an import.
    """

    name: str
    kind: BindingKind
    node: ast.AST
    value: ast.AST | None = None
    origin: str | None = None


@dataclass(eq=False)
class Scope:
    """One scope. `bindings` and `loads` are in source order."""

    node: ast.AST
    kind: ScopeKind
    parent: Scope | None
    bindings: dict[str, list[Binding]] = field(default_factory=dict)
    loads: dict[str, list[ast.Name]] = field(default_factory=dict)
    elsewhere: dict[str, Literal["global", "nonlocal"]] = field(default_factory=dict)
    star_imports: list[tuple[ast.ImportFrom, str]] = field(default_factory=list)
    children: list[Scope] = field(default_factory=list)

    def bind(self, binding: Binding) -> None:
        """Record a binding in the scope that owns the name."""
        owner = self.owner_of_declared(binding.name)
        owner.bindings.setdefault(binding.name, []).append(binding)

    def owner_of_declared(self, name: str) -> Scope:
        """Return the scope that a store to `name` here reaches (global, nonlocal or this)."""
        declared = self.elsewhere.get(name)
        if declared is None:
            return self
        if declared == "global":
            return self.module
        scope = self.parent
        while scope is not None:
            if scope.kind == "function" and name in scope.bindings:
                return scope
            scope = scope.parent
        return self.module

    @property
    def module(self) -> Scope:
        """The outermost scope."""
        scope = self
        while scope.parent is not None:
            scope = scope.parent
        return scope

    @property
    def frame(self) -> Scope:
        """The module, class or function this scope runs in (itself unless a comprehension)."""
        scope = self
        while scope.kind == "comprehension" and scope.parent is not None:
            scope = scope.parent
        return scope

    def lookup(self, name: str) -> Scope | None:
        """Return the scope whose binding a read of `name` here sees; None for builtins."""
        if name in self.elsewhere:
            owner = self.owner_of_declared(name)
            return owner if name in owner.bindings else None
        scope: Scope | None = self
        while scope is not None:
            if name in scope.bindings and (scope is self or scope.kind != "class"):
                return scope
            scope = scope.parent
        return None
