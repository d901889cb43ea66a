"""Takes apart an expression that calls layers on a tensor, and says why another one does more."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from typing import TYPE_CHECKING, NoReturn

from kerasgen.convert.keep import Keep
from kerasgen.reading.keras_names import MERGE_FUNCTIONS
from kerasgen.reading.meaning import call_meaning, dotted_names

if TYPE_CHECKING:
    from collections.abc import Set

    from kerasgen.convert.to_sequential.layers import Layers
    from kerasgen.reading.module import Module
    from kerasgen.reading.scopes import Scope

__all__ = ["Application", "Tensors", "applied_layers"]

_OPERATORS = (ast.BinOp, ast.UnaryOp, ast.Compare, ast.BoolOp, ast.IfExp)
_DISPLAYS = (ast.List, ast.Tuple, ast.Set, ast.Dict)
_LOOKING = frozenset({"int_shape", "is_keras_tensor", "ndim", "shape", "static_shape"})
_FUNCTION_PACKAGES = ("tensorflow.", "numpy.", "keras.", "tf_keras.", "builtins.", "torch.", "jax.")


@dataclass(frozen=True, eq=False)
class Tensors:
    """The variables of one scope that hold tensors of a model."""

    module: Module
    frame: Scope
    names: Set[str]

    def mentions(self, node: ast.AST) -> list[ast.Name]:
        """Return where a node, or one inside it, reads or deletes one of them."""
        return [
            inner
            for inner in ast.walk(node)
            if isinstance(inner, ast.Name)
            and not isinstance(inner.ctx, ast.Store)
            and inner.id in self.names
            and self.module.scopes[inner].lookup(inner.id) is self.frame
        ]


@dataclass(frozen=True, eq=False)
class Application:
    """Layers called on a tensor, in the order of the graph: `C()(B()(x))` is B, C."""

    layers: tuple[ast.expr, ...]
    tensor: ast.Name


def applied_layers(known: Layers, node: ast.expr, tensors: Tensors) -> Application:
    """Read `layer(...(layer(tensor)))`, the innermost argument one of `tensors`.

    Raises Keep for an expression that is anything more.
    """
    layers: list[ast.expr] = []
    inner = node
    while not isinstance(inner, ast.Name):
        if not isinstance(inner, ast.Call):
            _refuse(inner, tensors)
        _check_layer(known, inner, tensors)
        layers.append(inner.func)
        inner = _argument(inner, tensors)
    if not tensors.mentions(inner):
        message = f"`{inner.id}` is a tensor of another model"
        raise Keep("intermediate-used", message, tensors.mentions(node)[0])
    return Application(tuple(reversed(layers)), inner)


def _check_layer(known: Layers, call: ast.Call, tensors: Tensors) -> None:
    function = call.func
    used = tensors.mentions(function)
    if used:
        raise Keep("intermediate-used", "a tensor of it is used to make a layer", used[0])
    if not known.are_certain(function):
        _refuse_function(known.module, call)
    for made in [function, *known.made_by(function)]:
        for keyword in (n for n in ast.walk(made) if isinstance(n, ast.keyword)):
            off = isinstance(keyword.value, ast.Constant) and not keyword.value.value
            if keyword.arg == "return_state" and not off:
                raise Keep("multiple-outputs", "a layer returns its state, too", keyword.value)


def _argument(call: ast.Call, tensors: Tensors) -> ast.expr:
    """Return the only argument of a layer."""
    values = [*call.args, *(keyword.value for keyword in call.keywords)]
    called = ast.unparse(call.func.func if isinstance(call.func, ast.Call) else call.func)
    if sum(bool(tensors.mentions(value)) for value in values) > 1:
        raise Keep("merge", f"`{called}` is called on several tensors", call)
    for keyword in call.keywords:
        what = f"`{keyword.arg}=`" if keyword.arg else "unpacked keywords"
        raise Keep("call-arguments", f"`{called}` is called with {what}", keyword.value)
    if len(values) != 1 or isinstance(values[0], ast.Starred):
        raise Keep("call-arguments", f"`{called}` is called with {len(values)} arguments", call)
    if isinstance(values[0], (*_DISPLAYS, ast.ListComp)):
        raise Keep("merge", f"`{called}` is called on a list of tensors", call)
    return values[0]


def _refuse_function(module: Module, call: ast.Call) -> NoReturn:
    """Raise Keep for a call of something that is not surely a layer."""
    function = call.func
    meaning = call_meaning(module, call)
    called = ast.unparse(function)
    if meaning is not None and meaning.name in MERGE_FUNCTIONS:
        raise Keep("merge", f"`{called}` merges tensors", call)
    if _called_name(call) in _LOOKING:
        raise Keep("intermediate-used", f"`{called}` looks at a tensor of it", call)
    if meaning is not None and meaning.name == "Model":
        raise Keep("intermediate-used", "a tensor of it is also part of another model", call)
    if meaning is not None or _is_function(module, function):
        message = f"`{called}` is a function, so what it does is no layer of the model"
        raise Keep("tensor-operation", message, call)
    raise Keep("unknown-layers", f"whether `{called}` is a layer cannot be seen here", call)


def _is_function(module: Module, node: ast.expr) -> bool:
    """Whether a name is that of a function of this module or of a package of functions."""
    if isinstance(node, ast.Name):
        owner = module.scopes[node].lookup(node.id)
        bindings = owner.bindings[node.id] if owner is not None else []
        functions = (ast.FunctionDef, ast.AsyncFunctionDef)
        if any(isinstance(binding.node, functions) for binding in bindings):
            return True
    if not isinstance(node, (ast.Name, ast.Attribute)):
        return False
    return dotted_names(module, node)[0].startswith(_FUNCTION_PACKAGES)


def _refuse(node: ast.expr, tensors: Tensors) -> NoReturn:
    """Raise Keep for an expression that is no call."""
    mentions = tensors.mentions(node)
    if not mentions:
        raise Keep("unknown-layers", "the tensor is not made where that can be seen", node)
    inner = node.value if isinstance(node, ast.Subscript) else node
    if isinstance(inner, ast.Attribute):
        raise Keep("intermediate-used", f"`{ast.unparse(inner)}` is read", node)
    if isinstance(inner, ast.Call) and _called_name(inner) in _LOOKING:
        raise Keep("intermediate-used", f"`{ast.unparse(inner)}` looks at a tensor of it", node)
    if isinstance(node, ast.Subscript):
        raise Keep("tensor-operation", "a part of a tensor is taken", node)
    if isinstance(node, _OPERATORS):
        raise Keep("tensor-operation", "an operator works on a tensor of it", node)
    raise Keep("intermediate-used", f"its tensor `{mentions[0].id}` is read here, too", mentions[0])


def _called_name(call: ast.Call) -> str:
    return str(getattr(call.func, "attr", getattr(call.func, "id", "")))
