"""Where a source binds and names things: the statements, and the blocks that may not be run."""

from __future__ import annotations

import ast
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Binding", "Bindings", "Blocks", "Function", "Scope"]

Function: TypeAlias = ast.FunctionDef | ast.AsyncFunctionDef
# The statements around a node inside its function, each with the part that the node is in.
Blocks: TypeAlias = tuple[tuple[ast.AST, str], ...]

_COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)
# What `with` is used for with models and data, and leaves both as they are.
_PLAIN_CONTEXTS = frozenset(
    {"GradientTape", "Graph", "Session", "as_default", "control_dependencies", "create_file_writer",
     "custom_object_scope", "device", "get_session", "name_scope", "no_grad", "open", "scope",
     "start_run", "strategy", "tqdm", "trange", "variable_scope"}
)  # fmt: skip
_PARTS = ("body", "orelse", "finalbody", "handlers", "cases")


@dataclass(eq=False)
class Scope:
    """A module, function, class, lambda or comprehension, and what it binds."""

    node: ast.AST
    parent: Scope | None = None
    bindings: dict[str, list[Binding]] = field(default_factory=lambda: defaultdict(list))

    @property
    def body(self) -> Scope:
        """The module or function around a comprehension or lambda, or itself."""
        inner = (*_COMPREHENSIONS, ast.Lambda)
        return self.parent.body if self.parent and isinstance(self.node, inner) else self

    def binder(self, name: str) -> Scope | None:
        """Return the scope in which a name is bound that is read here."""
        scope: Scope | None = self
        while scope is not None:
            if name in scope.bindings and (
                scope is self or not isinstance(scope.node, ast.ClassDef)
            ):
                return scope
            scope = scope.parent
        return None


@dataclass(frozen=True, eq=False)
class Binding:
    """One place that binds a variable or attribute.

    `kind` is `assigned`, `defined`, `imported`, `looped`, `parameter`, or `other`; `value` is what
    is bound, or gone over.
    """

    name: str
    kind: str
    node: ast.AST
    value: ast.expr | None
    scope: Scope
    blocks: Blocks

    @property
    def place(self) -> tuple[int, int]:
        """Line and column."""
        return getattr(self.node, "lineno", 0), getattr(self.node, "col_offset", 0)


class Bindings:
    """All that a source binds. Of each node: its scope, the blocks around it, and its parent.

    `attributes` are the places that set an attribute, by its name; `functions` and `classes` the
    definitions, `imported` the parts of names that are imported, as they are called there,
    `mentions` the names and attributes that are read, `texts` the texts in the source; `declared`
    are global and nonlocal names, `changed` those that hold something with an item that is set.
    """

    def __init__(self, tree: ast.Module) -> None:
        self.scopes: dict[ast.AST, Scope] = {}
        self.blocks: dict[ast.AST, Blocks] = {}
        self.parents: dict[ast.AST, ast.AST] = {}
        self.attributes: dict[str, list[Binding]] = defaultdict(list)
        self.functions: dict[str, list[Function]] = defaultdict(list)
        self.mentions: dict[str, list[ast.expr]] = defaultdict(list)
        self.classes: dict[str, list[ast.ClassDef]] = defaultdict(list)
        self.imported: set[str] = set()
        self.texts: set[str] = set()
        self.declared: set[str] = set()
        self.changed: set[str] = set()
        self._visit_all(tree, Scope(tree), ())

    def _visit_all(self, node: ast.AST, scope: Scope, blocks: Blocks) -> None:
        for child in ast.iter_child_nodes(node):
            self._visit(child, node, scope, blocks)

    def _visit(self, node: ast.AST, parent: ast.AST, scope: Scope, blocks: Blocks) -> None:
        self.scopes[node], self.blocks[node], self.parents[node] = scope, blocks, parent
        self._note(node, scope, blocks)
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)):
            self._visit_function(node, scope, blocks)
        elif isinstance(node, ast.ClassDef):
            self._visit_all(node, Scope(node, scope), ())
        elif isinstance(node, _COMPREHENSIONS):
            inner = Scope(node, scope)
            for generator in node.generators:
                self._bind(generator.target, "looped", generator.iter, inner, blocks, node)
            self._visit_all(node, inner, blocks)
        else:
            for name, value in ast.iter_fields(node):
                is_block = name in _PARTS and isinstance(value, list) and not _is_always_run(node)
                around = (*blocks, (node, name)) if is_block else blocks
                for child in value if isinstance(value, list) else [value]:
                    if isinstance(child, ast.AST):
                        self._visit(child, node, scope, around)

    def _visit_function(self, node: Function | ast.Lambda, scope: Scope, blocks: Blocks) -> None:
        inner = Scope(node, scope)
        for argument in ast.walk(node.args):
            if isinstance(argument, ast.arg):
                inner.bindings[argument.arg].append(
                    Binding(argument.arg, "parameter", argument, None, inner, ())
                )
        defaults = [*node.args.defaults, *(d for d in node.args.kw_defaults if d is not None)]
        outside = [*defaults, *getattr(node, "decorator_list", ())]
        for child in outside:
            self._visit(child, node, scope, blocks)
        body = node.body if isinstance(node.body, list) else [node.body]
        for part in (*body, node.args):
            around = blocks if isinstance(node, ast.Lambda) else ()
            if part is not node.args:
                self._visit(part, node, inner, around)

    def _note(self, node: ast.AST, scope: Scope, blocks: Blocks) -> None:
        """Note what a node binds or names itself."""
        if isinstance(node, ast.Assign):
            for target in node.targets:
                self._bind(target, "assigned", node.value, scope, blocks, node)
        elif isinstance(node, (ast.AnnAssign, ast.AugAssign)):
            self._bind(node.target, "assigned", node.value, scope, blocks, node)
        elif isinstance(node, (ast.For, ast.AsyncFor)):
            inside = (*blocks, (node, "body"))
            self._bind(node.target, "looped", node.iter, scope, inside, node)
        elif isinstance(node, (ast.Import, ast.ImportFrom)):
            self.imported.update((getattr(node, "module", None) or "").split("."))
            for alias in node.names:
                name = alias.asname or alias.name.partition(".")[0]
                self.imported.update(alias.name.split("."))
                self._add(name, "imported", None, scope, blocks, node)
        elif isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            self._add(node.name, "defined", None, scope, blocks, node)
            self.functions[node.name].append(node)
        elif isinstance(node, ast.ClassDef):
            self._add(node.name, "defined", None, scope, blocks, node)
            self.classes[node.name].append(node)
        else:
            self._note_rare(node, scope, blocks)
            self._note_names(node)

    def _note_rare(self, node: ast.AST, scope: Scope, blocks: Blocks) -> None:
        """Note what binds a name in a way that is not followed."""
        if isinstance(node, ast.withitem) and node.optional_vars is not None:
            self._bind(node.optional_vars, "other", None, scope, blocks, node.optional_vars)
        elif isinstance(node, ast.NamedExpr):
            self._bind(node.target, "other", None, scope.body, blocks, node)
        elif isinstance(node, (ast.ExceptHandler, ast.MatchAs, ast.MatchStar)) and node.name:
            self._add(node.name, "other", None, scope, blocks, node)
        elif isinstance(node, ast.MatchMapping) and node.rest:
            self._add(node.rest, "other", None, scope, blocks, node)
        elif isinstance(node, ast.Delete):
            for target in node.targets:
                self._bind(target, "other", None, scope, blocks, node)
        elif isinstance(node, (ast.Global, ast.Nonlocal)):
            self.declared.update(node.names)

    def _note_names(self, node: ast.AST) -> None:
        """Note a name that is read, or a text."""
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            self.texts.add(node.value)
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
            self.mentions[node.id].append(node)
        elif isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Load):
            self.mentions[node.attr].append(node)

    def _bind(
        self,
        target: ast.expr,
        kind: str,
        value: ast.expr | None,
        scope: Scope,
        blocks: Blocks,
        node: ast.AST,
    ) -> None:
        if isinstance(target, ast.Name):
            self._add(target.id, kind, value, scope, blocks, node)
        elif isinstance(target, ast.Attribute):
            found = Binding(target.attr, kind, node, value, scope, blocks)
            self.attributes[target.attr].append(found)
        elif isinstance(target, ast.Subscript):
            self.changed.update(n.id for n in ast.walk(target.value) if isinstance(n, ast.Name))
        elif isinstance(target, ast.Starred):
            self._bind(target.value, "other", None, scope, blocks, node)
        elif isinstance(target, (ast.Tuple, ast.List)):
            for part, one in _pairs(target.elts, value):
                self._bind(part, kind, one, scope, blocks, node)

    def _add(
        self, name: str, kind: str, value: Any, scope: Scope, blocks: Blocks, node: Any
    ) -> None:
        scope.bindings[name].append(Binding(name, kind, node, value, scope, blocks))


def _pairs(
    targets: list[ast.expr], value: ast.expr | None
) -> Iterator[tuple[ast.expr, ast.expr | None]]:
    """Yield the parts of a target with what each gets: its own part, or the whole."""
    parts = value.elts if isinstance(value, (ast.Tuple, ast.List)) else []
    is_paired = len(parts) == len(targets) and not any(
        isinstance(part, ast.Starred) for part in (*parts, *targets)
    )
    for number, target in enumerate(targets):
        yield target, parts[number] if is_paired else value


def _is_always_run(node: ast.AST) -> bool:
    """Whether the block of a statement is run wherever the statement is, and once."""
    if isinstance(node, (ast.With, ast.AsyncWith)):
        return not any(_may_leave(item.context_expr) for item in node.items)
    if not isinstance(node, ast.If) or node.orelse:
        return False
    return ast.unparse(node.test).replace('"', "'") == "__name__ == '__main__'"


def _may_leave(context: ast.expr) -> bool:
    """Whether a context may pass over an exception, or change something at its end."""
    called = context.func if isinstance(context, ast.Call) else context
    name = getattr(called, "attr", getattr(called, "id", ""))
    return name not in _PLAIN_CONTEXTS
