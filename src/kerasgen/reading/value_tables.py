"""Where the values of a module are stored, appended, returned and passed, by name."""

from __future__ import annotations

import ast
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kerasgen.reading.flow import key_of

if TYPE_CHECKING:
    from kerasgen.reading.module import Module

__all__ = ["AttributeStore", "ValueTables", "element_of", "is_empty_display", "read_tables"]

_ADDING = frozenset({"append", "appendleft", "extend", "insert", "setdefault", "update"})
_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


@dataclass(frozen=True)
class AttributeStore:
    """A value stored to an attribute; `family` numbers the class, if it is stored to `self`."""

    value: ast.expr | None
    family: int | None


@dataclass(eq=False)
class ValueTables:
    """Tables of one module, by the name or the key that a value is read with.

    `families` numbers the classes: those that inherit from each other share a number. `fields` are
    the classes that declare an attribute in their body, as those of dataclasses and named tuples.
    """

    methods: dict[str, list[ast.FunctionDef | ast.AsyncFunctionDef]] = field(default_factory=dict)
    attribute_stores: dict[str, list[AttributeStore]] = field(default_factory=dict)
    subscript_stores: dict[str, list[ast.AST | None]] = field(default_factory=dict)
    item_stores: dict[str, list[ast.AST]] = field(default_factory=dict)
    appends: dict[str, list[ast.AST]] = field(default_factory=dict)
    calls: dict[str, list[ast.Call]] = field(default_factory=dict)
    returns: list[tuple[ast.AST | None, object]] = field(default_factory=list)
    inner: dict[ast.AST, object] = field(default_factory=dict)
    families: dict[ast.ClassDef, int] = field(default_factory=dict)
    fields: dict[str, list[str]] = field(default_factory=dict)

    def relatives_of(self, definition: ast.ClassDef) -> list[ast.ClassDef]:
        """Return the classes that a class is linked to by inheritance, itself among them."""
        number = self.families[definition]
        return [other for other, n in self.families.items() if n == number]

    def family_of(self, module: Module, node: ast.AST) -> int | None:
        """Return the number of the class whose instance `self` is; None for other expressions."""
        owner = module.scopes[node].lookup(node.id) if isinstance(node, ast.Name) else None
        if owner is None or not isinstance(owner.node, _FUNCTIONS):
            return None
        positional = [*owner.node.args.posonlyargs, *owner.node.args.args]
        if not positional or positional[0].arg != getattr(node, "id", None):
            return None
        holder = module.parents[owner.node]
        return self.families[holder] if isinstance(holder, ast.ClassDef) else None


def read_tables(module: Module) -> ValueTables:
    """Read the tables of a module."""
    tables = ValueTables(families=_families(module))
    functions: list[ast.FunctionDef | ast.AsyncFunctionDef] = [
        *module.nodes(ast.FunctionDef),
        *module.nodes(ast.AsyncFunctionDef),
    ]
    for function in functions:
        if isinstance(module.parents[function], ast.ClassDef):
            tables.methods.setdefault(function.name, []).append(function)
    for call in module.nodes(ast.Call):
        _read_call(call, tables)
    for assign in module.nodes(ast.Assign):
        for target in assign.targets:
            _read_store(module, target, assign.value, tables)
    for annotated in module.nodes(ast.AnnAssign):
        _read_annotated(module, annotated, tables)
    giving: list[ast.Return | ast.Yield] = [*module.nodes(ast.Return), *module.nodes(ast.Yield)]
    for given in giving:
        tables.returns.append((given.value, module.scopes[given].frame))
    pending = [module.scope]
    while pending:
        scope = pending.pop()
        tables.inner[scope.node] = scope
        pending.extend(scope.children)
    return tables


def _read_call(node: ast.Call, tables: ValueTables) -> None:
    if isinstance(node.func, ast.Name):
        tables.calls.setdefault(node.func.id, []).append(node)
    elif isinstance(node.func, ast.Attribute):
        tables.calls.setdefault(node.func.attr, []).append(node)
        if node.func.attr in _ADDING and node.args:
            holder = node.func.value
            name = getattr(holder, "id", getattr(holder, "attr", ""))
            tables.appends.setdefault(name, []).extend(_added(node.args[-1]))


def _added(node: ast.expr) -> list[ast.expr]:
    """Return what joins a container: the elements of a display, or the value itself."""
    if isinstance(node, (ast.List, ast.Tuple, ast.Set)):
        return node.elts
    return node.values if isinstance(node, ast.Dict) else [node]


def _read_annotated(module: Module, node: ast.AnnAssign, tables: ValueTables) -> None:
    holder = module.parents[node]
    if isinstance(holder, ast.ClassDef) and isinstance(node.target, ast.Name):
        tables.fields.setdefault(node.target.id, []).append(holder.name)
    _read_store(module, node.target, node.value, tables)


def _read_store(
    module: Module, target: ast.expr, value: ast.expr | None, tables: ValueTables
) -> None:
    if isinstance(target, ast.Attribute):
        store = AttributeStore(value, tables.family_of(module, target.value))
        tables.attribute_stores.setdefault(target.attr, []).append(store)
    elif isinstance(target, ast.Subscript):
        key = key_of(target)
        if key is not None:
            tables.subscript_stores.setdefault(key, []).append(value)
        if isinstance(target.value, ast.Name) and value is not None:
            tables.item_stores.setdefault(target.value.id, []).append(value)
    elif isinstance(target, (ast.Tuple, ast.List)):
        parts = getattr(value, "elts", None)
        for position, element in enumerate(target.elts):
            fits = isinstance(parts, list) and len(parts) == len(target.elts)
            part = parts[position] if fits and parts else value
            _read_store(module, element, part, tables)


def _families(module: Module) -> dict[ast.ClassDef, int]:
    """Give each class a number; two that are linked by inheritance share it."""
    classes = module.nodes(ast.ClassDef)
    numbers: dict[ast.ClassDef, int] = {node: number for number, node in enumerate(classes)}
    by_name: dict[str, list[ast.ClassDef]] = {}
    for node in classes:
        by_name.setdefault(node.name, []).append(node)
    for node in classes:
        for base in node.bases:
            for parent in by_name.get(getattr(base, "id", getattr(base, "attr", "")), ()):
                old, new = numbers[node], numbers[parent]
                numbers.update({other: new for other, n in numbers.items() if n == old})
    return numbers


def is_empty_display(node: ast.AST) -> bool:
    """Whether a node is `[]`, `()` or `{}`: it holds nothing by itself."""
    if isinstance(node, ast.Dict):
        return not node.keys
    return isinstance(node, (ast.List, ast.Tuple)) and not node.elts


def element_of(container: ast.AST | None, index: ast.expr) -> ast.AST | None:
    """Return the element that a literal index picks from a display; else the whole of it."""
    if not isinstance(index, ast.Constant):
        return container
    if isinstance(container, ast.Dict):
        keys = [key.value if isinstance(key, ast.Constant) else None for key in container.keys]
        if index.value in keys and None not in keys:
            return container.values[len(keys) - 1 - keys[::-1].index(index.value)]
    elif isinstance(container, (ast.List, ast.Tuple)) and isinstance(index.value, int):
        starred = any(isinstance(element, ast.Starred) for element in container.elts)
        if index.value < len(container.elts) and not starred:
            return container.elts[index.value]
    return container
