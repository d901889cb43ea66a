"""Whether it is evident where data come from: each step is seen, and nothing may come between.

A build follows what Python does; of what is rare or far away it may miss something. Data tell the
shape of a model only if the way that they come is plain: names bound before, in blocks that are
run, functions that are called by their names and return at their end, attributes that are set once.
"""

from __future__ import annotations

import ast
import builtins
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kerasgen.verify.bindings import Binding, Bindings, Blocks, Function, Scope

__all__ = ["Evidence", "is_plain_source"]

# Names through which a source may bind others out of sight.
_BINDING = frozenset(
    {"__builtins__", "__dict__", "__globals__", "__main__", "builtins", "currentframe", "doctest",
     "eval", "exec", "f_globals", "f_locals", "globals", "import_module", "locals", "mock",
     "modules", "monkeypatch", "patch", "reload", "vars"}
)  # fmt: skip
_PACKAGES = frozenset({"keras", "np", "numpy", "pandas", "pd", "sklearn", "tensorflow", "tf"})
_BUILTINS = frozenset(
    {"abs", "enumerate", "float", "int", "len", "list", "max", "min", "range", "round", "sum",
     "tuple", "zip"}
)  # fmt: skip
# Arguments that change no shape.
_WITHOUT_SHAPE = frozenset(
    {"name", "padding", "random_state", "seed", "shuffle", "truncating", "value", "verbose"}
)
# Methods that call a function with the elements of a dataset.
_MAPPING = frozenset({"filter", "flat_map", "map"})
_SPECIAL = frozenset(
    {"__getattr__", "__getattribute__", "__new__", "__set__", "__setattr__", "__set_name__"}
)
_CONTAINERS = (ast.List, ast.Dict, ast.Set, ast.ListComp, ast.DictComp, ast.SetComp)
_MAKERS = frozenset({"OrderedDict", "defaultdict", "deque", "dict", "list", "set"})
_LOOPS = (ast.For, ast.AsyncFor, ast.While)
_ENDING = frozenset({"_exit", "abort", "exit", "quit"})


def is_plain_source(names: Bindings) -> bool:
    """Whether a source binds no name, and changes no package, out of sight."""
    used = (m for name in _BINDING for m in names.mentions.get(name, ()))
    if any(not isinstance(names.parents[mention], ast.Compare) for mention in used):
        return False
    if _BINDING & names.imported:
        return False
    for bound in (b for bindings in names.attributes.values() for b in bindings):
        targets = getattr(bound.node, "targets", [getattr(bound.node, "target", None)])
        roots = (_root(target) for target in targets if isinstance(target, ast.Attribute))
        if any(root is not None and _is_package(names, root) for root in roots):
            return False
    return True


def _root(node: ast.expr) -> ast.Name | None:
    while isinstance(node, ast.Attribute):
        node = node.value
    return node if isinstance(node, ast.Name) else None


def _is_package(names: Bindings, name: ast.Name) -> bool:
    """Whether a name is that of a package that makes data or models, or of something in one."""
    scope = names.scopes[name].binder(name.id)
    bound = [] if scope is None else scope.bindings[name.id]
    for binding in bound:
        if isinstance(binding.node, ast.Import) and binding.kind == "imported":
            if name.id in _PACKAGES or any(
                alias.name.partition(".")[0] in _PACKAGES for alias in binding.node.names
            ):
                return True
        elif isinstance(binding.node, ast.ImportFrom):
            if (binding.node.module or "").partition(".")[0] in _PACKAGES:
                return True
    return False


@dataclass(eq=False)
class Evidence:
    """What is evident in one source. `seen` are the bindings that are, or are being looked at."""

    names: Bindings
    seen: set[int] = field(default_factory=set)

    def is_evident(self, node: ast.AST) -> bool:
        """Whether it is evident what an expression gives."""
        if isinstance(node, ast.Constant):
            return True
        if isinstance(node, ast.Name):
            return self._name(node)
        if isinstance(node, ast.Attribute):
            return self._attribute(node)
        if isinstance(node, ast.Call):
            return self._call(node)
        if isinstance(node, ast.Lambda):
            return self._is_mapped(node) and self.is_evident(node.body)
        if isinstance(node, ast.Subscript):
            return self._holds_no_items(node.value) and self._all(node)
        if isinstance(node, ast.ListComp):
            plain = not any(g.ifs or g.is_async for g in node.generators)
            return plain and all(
                map(self.is_evident, (node.elt, *(g.iter for g in node.generators)))
            )
        kinds = (
            ast.JoinedStr,
            ast.FormattedValue,
            ast.Tuple,
            ast.List,
            ast.Slice,
            ast.BinOp,
            ast.UnaryOp,
            ast.Compare,
            ast.Dict,
        )
        return isinstance(node, kinds) and self._all(node)

    def is_run(self, node: ast.AST) -> bool:
        """Whether a piece of code is run whenever the source is."""
        scope = self.names.scopes[node].body
        if self.names.blocks[node] or self._may_be_left(scope.node, node):
            return False
        if isinstance(scope.node, ast.Module):
            return True
        if not isinstance(scope.node, ast.FunctionDef) or not _is_plain(scope.node):
            return False
        calls = (self.names.parents[m] for m in self.names.mentions[scope.node.name])
        return any(isinstance(c, ast.Call) and self.is_run(c) for c in calls if c is not node)

    def _may_be_left(self, body: ast.AST, node: ast.AST) -> bool:
        """Whether a module or function may be left before a node in it."""
        for other in ast.walk(body):
            if self._is_inside(other, body) and _place(other) < _place(node):
                called = other.func if isinstance(other, ast.Call) else None
                name = getattr(called, "attr", getattr(called, "id", None))
                if isinstance(other, (ast.Return, ast.Raise)) or name in _ENDING:
                    return True
        return False

    def _all(self, node: ast.AST) -> bool:
        """Whether all parts of an expression are evident."""
        parts = [part for part in ast.iter_child_nodes(node) if isinstance(part, ast.expr)]
        unpacked = isinstance(node, ast.Dict) and None in node.keys
        return not unpacked and all(map(self.is_evident, parts))

    def _name(self, node: ast.Name, *, called: bool = False) -> bool:
        scope = self.names.scopes[node]
        binder = scope.binder(node.id)
        if binder is None:
            return not hasattr(builtins, node.id) or node.id in _BUILTINS
        if node.id in self.names.declared:
            return False
        bindings = binder.bindings[node.id]
        if any(b.kind == "assigned" and self._is_container(b.value) for b in bindings):
            if len(bindings) > 1 or self._may_be_changed(node.id):
                return False
        is_near = binder.body is scope.body
        around = self.names.blocks[node] if is_near else ()
        before = [b for b in bindings if not is_near or not _is_later(b, node)]
        if any(b not in before and self._comes_round(b, node) for b in bindings):
            return False
        if is_near:
            before = _since_the_last(before, around)
        return bool(before) and all(
            b.kind == "imported"
            or (b.blocks == around[: len(b.blocks)] and self._binding(b, called=called))
            for b in before
        )

    def _comes_round(self, binding: Binding, node: ast.AST) -> bool:
        """Whether a loop leads from a binding back to a node before it."""
        around = self.names.blocks[node]
        return any(isinstance(block[0], _LOOPS) and block in around for block in binding.blocks)

    def _binding(self, binding: Binding, *, called: bool = False) -> bool:
        """Whether it is evident what a binding gives its name."""
        if id(binding) in self.seen:
            return True
        self.seen.add(id(binding))
        if binding.kind == "parameter":
            found = self._parameter(binding)
        elif binding.kind == "defined":
            found = called or self._is_function_that_returns(binding.node)
        else:
            found = binding.value is not None and self.is_evident(binding.value)
        if not found:
            self.seen.discard(id(binding))
        return found

    def _may_be_changed(self, name: str) -> bool:
        """Whether what a list or dict holds may be changed under a name of it."""
        return name in self.names.changed or any(
            isinstance(parent, ast.Attribute)
            or (isinstance(parent, ast.Call) and self._is_own(parent.func))
            for parent in (self.names.parents[m] for m in self.names.mentions.get(name, ()))
        )

    def _is_own(self, function: ast.expr) -> bool:
        """Whether what is called is of the source, or may be."""
        root = _root(function)
        binder = None if root is None else self.names.scopes[root].binder(root.id)
        if root is None or binder is None:
            return root is None or root.id not in _BUILTINS
        return any(b.kind != "imported" for b in binder.bindings[root.id])

    def _holds_no_items(self, node: ast.expr) -> bool:
        """Whether an expression is no list or dict of the source, whose items may be set."""
        if not isinstance(node, ast.Name):
            return not self._is_container(node)
        binder = self.names.scopes[node].binder(node.id)
        bindings = [] if binder is None else binder.bindings[node.id]
        return not any(b.kind == "assigned" and self._is_container(b.value) for b in bindings)

    def _is_container(self, node: ast.expr | None) -> bool:
        """Whether an expression makes a list, set or dict, or may give one of the source."""
        if isinstance(node, ast.BinOp):
            return self._is_container(node.left) or self._is_container(node.right)
        if isinstance(node, ast.Attribute) and node.attr in self.names.attributes:
            return any(self._is_container(b.value) for b in self.names.attributes[node.attr])
        if not isinstance(node, ast.Call) or not isinstance(node.func, (ast.Attribute, ast.Name)):
            return isinstance(node, _CONTAINERS)
        name = getattr(node.func, "attr", getattr(node.func, "id", ""))
        returned = (
            part.value
            for function in self.names.functions.get(name, ())
            for part in ast.walk(function)
            if isinstance(part, ast.Return) and part.value is not None
        )
        return name in _MAKERS or not all(map(self._holds_no_items, returned))

    def _attribute(self, node: ast.Attribute) -> bool:
        """Whether an attribute is one of a package or of data, or is set once."""
        stores = self.names.attributes.get(node.attr, [])
        if any(node.attr in scope.bindings for scope in self._classes()):
            return False
        if not stores:
            is_own = node.attr in self.names.functions
            return not is_own and self._holds_no_items(node.value) and self.is_evident(node.value)
        (first, *others) = stores
        if others or node.attr in self.names.texts or node.attr in self.names.functions:
            return False
        made = first.scope.node
        if not isinstance(made, ast.FunctionDef) or made.name != "__init__" or first.blocks:
            return False
        return self._is_self(node.value) and self._binding(first)

    def _classes(self) -> list[Scope]:
        return [s for s in set(self.names.scopes.values()) if isinstance(s.node, ast.ClassDef)]

    def _is_self(self, node: ast.expr) -> bool:
        return isinstance(node, ast.Name) and self._name(node, called=True)

    def _call(self, node: ast.Call) -> bool:
        if any(keyword.arg is None for keyword in node.keywords):
            return False
        free = frozenset() if self._is_own(node.func) else _WITHOUT_SHAPE
        given = [*node.args, *(k.value for k in node.keywords if k.arg not in free)]
        return self._callee(node.func) and all(map(self.is_evident, given))

    def _callee(self, function: ast.expr) -> bool:
        """Whether it is evident what is called, and that it gives what it returns at its end."""
        if isinstance(function, ast.Name):
            return (
                self._name(function, called=True)
                and self._returns(function.id)
                and all(
                    map(self._is_function_that_returns, self.names.classes.get(function.id, ()))
                )
            )
        if not isinstance(function, ast.Attribute):
            return self.is_evident(function)
        if function.attr in self.names.functions:
            base = function.value
            return self._returns(function.attr) and (self._is_self(base) or self.is_evident(base))
        return self._attribute(function)

    def _returns(self, name: str) -> bool:
        """Whether the functions of the source with a name are evident, if there are any."""
        if _SPECIAL & self.names.functions.keys():
            return False
        return all(map(self._is_function_that_returns, self.names.functions.get(name, ())))

    def _is_function_that_returns(self, node: ast.AST) -> bool:
        """Whether a function gives what its last statement returns, and nothing else."""
        if isinstance(node, ast.ClassDef):
            return not node.decorator_list and not node.keywords
        if not isinstance(node, ast.FunctionDef) or not _is_plain(node):
            return False
        own = [n for n in ast.walk(node) if self._is_inside(n, node)]
        returned = [n for n in own if isinstance(n, ast.Return)]
        if any(isinstance(n, (ast.Yield, ast.YieldFrom, ast.Await)) for n in own):
            return False
        if len(self.names.functions[node.name]) > 1 or len(returned) > 1:
            return False
        if not returned:
            return True
        value = returned[0].value
        is_last = returned[0] is node.body[-1]
        return is_last and (value is None or self.is_evident(value))

    def _is_inside(self, node: ast.AST, body: ast.AST) -> bool:
        scope = self.names.scopes.get(node)
        return scope is not None and scope.body.node is body

    def _parameter(self, binding: Binding) -> bool:
        """Whether it is evident what a function gets for a parameter, at each of its calls."""
        function = binding.scope.node
        if isinstance(function, ast.Lambda):
            return self._is_mapped(function)
        assert isinstance(function, (ast.FunctionDef, ast.AsyncFunctionDef))
        holder = self.names.scopes[function].node
        is_method = isinstance(holder, ast.ClassDef)
        parameters = [*function.args.posonlyargs, *function.args.args]
        if is_method and parameters and parameters[0].arg == binding.name:
            return not function.decorator_list
        if not _is_plain(function) or len(self.names.functions[function.name]) > 1:
            return False
        if binding.name in (
            getattr(a, "arg", "") for a in (function.args.vararg, function.args.kwarg)
        ):
            return False
        is_init = isinstance(holder, ast.ClassDef) and function.name == "__init__"
        called = getattr(holder, "name", "") if is_init else function.name
        return all(
            self._argument(mention, function, binding.name, int(is_method))
            for mention in self.names.mentions.get(called, ())
        )

    def _is_mapped(self, function: ast.expr) -> bool:
        """Whether a function is given to a method that calls it with elements of a dataset."""
        call = self.names.parents[function]
        return isinstance(call, ast.Call) and _is_mapping(call)

    def _argument(self, mention: ast.expr, function: Function, name: str, skipped: int) -> bool:
        """Whether a mention of a function is a call, and what it gives for a parameter evident."""
        call = self.names.parents[mention]
        if not isinstance(call, ast.Call):
            return False
        if call.func is not mention:
            return _is_mapping(call)
        if any(isinstance(a, ast.Starred) for a in call.args):
            return False
        if any(keyword.arg is None for keyword in call.keywords):
            return False
        names = [a.arg for a in (*function.args.posonlyargs, *function.args.args)][skipped:]
        given = dict(zip(names, call.args, strict=False))
        given.update({k.arg: k.value for k in call.keywords if k.arg is not None})
        value = given.get(name) or _default(function, name)
        return value is None or self.is_evident(value)


def _since_the_last(bindings: Sequence[Binding], around: Blocks) -> list[Binding]:
    """Return the bindings that count at a place: those from the last one that is always run."""
    ordered = sorted(bindings, key=lambda binding: binding.place)
    for number in range(len(ordered) - 1, 0, -1):
        binding = ordered[number]
        is_whole = isinstance(binding.node, (ast.Assign, ast.For))
        if is_whole and binding.blocks == around[: len(binding.blocks)]:
            return ordered[number:]
    return ordered


def _is_mapping(call: ast.Call) -> bool:
    return isinstance(call.func, ast.Attribute) and call.func.attr in _MAPPING


def _default(function: Function, name: str) -> ast.expr | None:
    arguments = function.args
    positional = [*arguments.posonlyargs, *arguments.args]
    names = [argument.arg for argument in positional[len(positional) - len(arguments.defaults) :]]
    found: dict[str, ast.expr | None] = dict(zip(names, arguments.defaults, strict=True))
    keyword_only = [argument.arg for argument in arguments.kwonlyargs]
    found.update(zip(keyword_only, arguments.kw_defaults, strict=True))
    return found.get(name)


def _is_plain(function: Function) -> bool:
    """Whether a function is what its definition says: nothing wraps it, and it runs when called."""
    return not function.decorator_list and isinstance(function, ast.FunctionDef)


def _is_later(binding: Binding, node: ast.AST) -> bool:
    """Whether a binding comes after a node, or is of the statement that the node is in."""
    at: Any = binding.node
    is_after = binding.kind in ("assigned", "other")
    end = (at.end_lineno, at.end_col_offset) if is_after else (at.lineno, at.col_offset)
    return end > _place(node)


def _place(node: Any) -> tuple[int, int]:
    return getattr(node, "lineno", 0), getattr(node, "col_offset", 0)
