"""Where a value can come from: the expressions that a name, attribute or call can stand for."""

from __future__ import annotations

import ast
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from kerasgen.reading.flow import key_of, reaching
from kerasgen.reading.meaning import call_meaning, dotted_names, keras_meaning
from kerasgen.reading.nesting import called_values, layers_of_models
from kerasgen.reading.value_tables import element_of, is_empty_display, read_tables

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kerasgen.reading.module import Module
    from kerasgen.reading.scopes import Binding
    from kerasgen.reading.value_tables import ValueTables

__all__ = ["Origins", "SourceIndex"]

_Function = ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda
_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)
_COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.GeneratorExp, ast.DictComp)

# The fields of an expression that its value, or an element of its value, comes from.
_SOURCE_FIELDS: dict[type[ast.AST], tuple[str, ...]] = {
    ast.IfExp: ("body", "orelse"),
    ast.BoolOp: ("values",),
    ast.NamedExpr: ("value",),
    ast.Starred: ("value",),
    ast.Await: ("value",),
    ast.List: ("elts",),
    ast.Tuple: ("elts",),
    ast.Set: ("elts",),
    ast.Dict: ("values",),
    ast.ListComp: ("elt",),
    ast.SetComp: ("elt",),
    ast.GeneratorExp: ("elt",),
    ast.DictComp: ("value",),
    ast.BinOp: ("left", "right"),
}

# What gives back the model it is given, or one of the same kind.
_SAME_KIND = frozenset({"clone_model", "copy.copy", "copy.deepcopy"})
# What makes a model from a file or a description, and what wrote that: the kind is the same.
_RESTORING = {
    "load_model": ("save", "save_model", "export", "ModelCheckpoint"),
    "model_from_json": ("to_json",),
    "model_from_yaml": ("to_yaml",),
    "model_from_config": ("get_config",),
    "from_config": ("get_config",),
}
# What gives back the elements of the containers it is given, or of the one it is called on.
_ITERATING = frozenset(
    {"enumerate", "zip", "reversed", "sorted", "list", "tuple", "set", "iter", "next", "filter"}
)
_PICKING = frozenset({"items", "values", "get", "pop", "popitem", "setdefault", "copy"})


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
    _nested: frozenset[ast.Call] | None = None

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
        if isinstance(node, ast.Attribute) and node.attr == "layers":
            if keras_meaning(self.module, node) is None:
                found.update(self._models_in_models())
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
        sources = self._of_call(node)
        if sources is not None:
            return self._collect_all(sources, found, seen)
        name = getattr(node.func, "attr", getattr(node.func, "id", None))
        if name == "get_layer":
            found.update(self._models_in_models())
        elif name in _RESTORING:
            self._collect_saved(node, _RESTORING[name], found, seen)
        elif name in _ITERATING:
            self._collect_all(node.args, found, seen)
        elif name in _PICKING and isinstance(node.func, ast.Attribute):
            self._collect(node.func.value, found, seen)
        return True

    def _collect_saved(
        self, node: ast.Call, savers: Sequence[str], found: set[ast.Call], seen: set[ast.AST]
    ) -> None:
        """Add the models that a restored one can be: those that are saved, there if it is seen."""
        for saver in savers:
            for call in self._tables.calls.get(saver, ()):
                if saver == "save_model":
                    if _may_be_equal(node.args, call.args[1:]):
                        self._collect_all(call.args[:1], found, seen)
                elif not _may_be_equal(node.args, call.args):
                    continue
                elif saver == "ModelCheckpoint":
                    found.update(self.calls)
                elif isinstance(call.func, ast.Attribute):
                    self._collect(call.func.value, found, seen)

    def _of_call(self, node: ast.Call) -> Sequence[ast.AST | None] | None:
        """Return what a call gives back, where that can be seen."""
        meaning = call_meaning(self.module, node)
        names = (meaning.name,) if meaning is not None else dotted_names(self.module, node.func)
        if node.args and not _SAME_KIND.isdisjoint(names):
            return node.args[:1]
        returned: list[ast.AST | None] = []
        for function in self._callees(node):
            returned.extend(self._returns(function))
        return returned or None

    def _models_in_models(self) -> frozenset[ast.Call]:
        """Return the calls that may make a layer of another model."""
        if self._nested is None:
            # Until it is known, the layers of models add nothing to it.
            self._nested = frozenset()
            found: set[ast.Call] = set()
            held = [*layers_of_models(self.module), *called_values(self.module)]
            self._collect_all(held, found, set())
            self._nested = frozenset(found)
        return self._nested

    def _sources(self, node: ast.AST) -> list[ast.AST | None]:
        if isinstance(node, ast.Name):
            return self._of_name(node)
        if isinstance(node, ast.Attribute):
            return self._of_attribute(node)
        if isinstance(node, ast.Subscript):
            return self._of_subscript(node)
        sources: list[ast.AST | None] = []
        for name in _SOURCE_FIELDS.get(type(node), ()):
            held = getattr(node, name)
            sources.extend(held if isinstance(held, list) else [held])
        return sources

    def _of_subscript(self, node: ast.Subscript) -> list[ast.AST | None]:
        stored = self._tables.subscript_stores.get(key_of(node) or "", ())
        if isinstance(node.value, (ast.Call, *_COMPREHENSIONS)):
            return [*stored, node.value]
        if isinstance(node.value, ast.Attribute) and node.value.attr == "layers":
            return [*stored, node.value]
        return [*stored, *(element_of(held, node.slice) for held in self._sources(node.value))]

    def _of_attribute(self, node: ast.Attribute) -> list[ast.AST | None]:
        """Return what is stored to this attribute; on `self`, not what other classes store."""
        family = self._tables.family_of(self.module, node.value)
        stored: list[ast.AST | None] = [
            store.value
            for store in self._tables.attribute_stores.get(node.attr, ())
            if family is None or store.family in (None, family)
        ]
        if any(isinstance(value, (ast.List, ast.Dict)) for value in stored):
            stored += self._tables.appends.get(node.attr, ())
        for method in self._tables.methods.get(node.attr, ()):
            if method.decorator_list:  # a property
                stored += self._returns(method)
        if node.attr == "model" and self._is_callback(node.value):
            stored += [None, *self.calls]
        for name in self._tables.fields.get(node.attr, ()):
            for call in self._tables.calls.get(name, ()):
                stored += [None, *call.args, *(k.value for k in call.keywords)]
        return stored

    def _is_callback(self, node: ast.expr) -> bool:
        """Whether a value is `self` in a callback: Keras gives it the model that it trains."""
        function = self.module.scopes[node].frame.node
        holder = self.module.parents.get(function)
        return isinstance(holder, ast.ClassDef) and any(
            ast.unparse(base).endswith("Callback") for base in holder.bases
        )

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

    def _callees(self, node: ast.Call) -> list[_Function]:
        """Return the functions and methods of this module that a call can reach, by name."""
        if isinstance(node.func, ast.Attribute):
            return [*self._tables.methods.get(node.func.attr, [])]
        if not isinstance(node.func, ast.Name):
            return []
        owner = self.module.scopes[node].lookup(node.func.id)
        bindings = owner.bindings[node.func.id] if owner is not None else []
        reached: list[_Function] = []
        for binding in bindings:
            value = binding.node if binding.kind == "definition" else binding.value
            if binding.kind == "assign" and isinstance(value, ast.Name):
                value = self._function_named(value)
            if isinstance(value, _FUNCTIONS):
                reached.append(value)
            elif isinstance(value, ast.ClassDef):
                reached.extend(self._constructors(self._tables.families[value]))
        own = self._tables.family_of(self.module, node.func)
        return reached if own is None else [*reached, *self._constructors(own)]

    def _function_named(self, node: ast.Name) -> ast.AST | None:
        """Return the only function or class that a variable can be another name of."""
        owner = self.module.scopes[node].lookup(node.id)
        bindings = owner.bindings[node.id] if owner is not None else []
        is_one = len(bindings) == 1 and bindings[0].kind == "definition"
        return bindings[0].node if is_one else None

    def _constructors(self, family: int) -> Iterator[_Function]:
        for function in self._tables.methods.get("__init__", ()):
            holder = self.module.parents[function]
            if isinstance(holder, ast.ClassDef) and self._tables.families[holder] == family:
                yield function

    def _returns(self, function: _Function) -> list[ast.AST | None]:
        if isinstance(function, ast.Lambda):
            return [function.body]
        scope = self._tables.inner[function]
        return [value for value, frame in self._tables.returns if frame is scope]

    def _arguments(self, parameter: ast.arg) -> list[ast.AST | None]:
        """Return what calls here pass for a parameter, and None: other modules may call, too."""
        arguments = self.module.parents[parameter]
        assert isinstance(arguments, ast.arguments)
        function = self.module.parents[arguments]
        assert isinstance(function, _FUNCTIONS)
        positional = [*arguments.posonlyargs, *arguments.args]
        passed: list[ast.AST | None] = [None]
        for name in self._called_by(function):
            for call in self._tables.calls.get(name, ()):
                if function not in self._callees(call):
                    continue
                by_keyword = [k.value for k in call.keywords if k.arg == parameter.arg]
                if by_keyword:
                    passed.extend(by_keyword)
                elif parameter in positional:
                    index = positional.index(parameter) - self._bound(call, positional)
                    passed.extend(call.args[index : index + 1] if index >= 0 else ())
        return passed

    def _called_by(self, function: _Function) -> set[str]:
        """Return the names that calls of a function have."""
        holder = self.module.parents[function]
        if isinstance(function, ast.Lambda):
            targets = holder.targets if isinstance(holder, ast.Assign) else []
            return {target.id for target in targets if isinstance(target, ast.Name)}
        if function.name == "__init__" and isinstance(holder, ast.ClassDef):
            return {"__init__", "cls", *(c.name for c in self._tables.relatives_of(holder))}
        return {function.name}

    def _bound(self, call: ast.Call, positional: list[ast.arg]) -> int:
        """Return how many parameters (0 or 1) a call leaves to the object it is made on."""
        if not positional or positional[0].arg not in ("self", "cls"):
            return 0
        if not isinstance(call.func, ast.Attribute) or not isinstance(call.func.value, ast.Name):
            return 1
        name = call.func.value
        owner = self.module.scopes[name].lookup(name.id)
        bindings = owner.bindings[name.id] if owner is not None else []
        of_class = any(isinstance(binding.node, ast.ClassDef) for binding in bindings)
        return 0 if of_class and positional[0].arg == "self" else 1

    @cached_property
    def _tables(self) -> ValueTables:
        return read_tables(self.module)


def _may_be_equal(one: list[ast.expr], other: list[ast.expr]) -> bool:
    """Whether two argument lists can start with the same path: not with two unlike constants."""
    if not one or not other:
        return True
    first, second = one[0], other[0]
    if not isinstance(first, ast.Constant) or not isinstance(second, ast.Constant):
        return True
    # A ModelCheckpoint fills in "{epoch}".
    return first.value == second.value or "{" in str(second.value)
