"""Finds the statement that makes the Input of a model."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from kerasgen.convert.keep import Keep
from kerasgen.reading.flow import reaching
from kerasgen.reading.meaning import call_meaning

if TYPE_CHECKING:
    from typing import NoReturn

    from kerasgen.convert.find import Construction
    from kerasgen.reading.module import Module

__all__ = ["input_statement"]

_TENSORS = frozenset({"input", "inputs", "output", "outputs"})


def input_statement(
    module: Module, construction: Construction, inputs: ast.expr
) -> ast.Assign | ast.AnnAssign:
    """Return the assignment of the Input that a model begins with. Raises Keep without one."""
    if not isinstance(inputs, ast.Name):
        _refuse(module, inputs)
    bindings = reaching(module, inputs) or []
    if len(bindings) != 1 or bindings[0].kind != "assign":
        message = f"which tensor `{inputs.id}` is cannot be seen here"
        raise Keep("unknown-layers", message, inputs)
    statement, value = bindings[0].node, bindings[0].value
    if isinstance(value, ast.Name):
        return input_statement(module, construction, value)
    meaning = call_meaning(module, value)
    if not isinstance(value, ast.Call) or meaning is None or meaning.name != "Input":
        _refuse(module, value if isinstance(value, ast.expr) else inputs)
    if any(keyword.arg == "tensor" for keyword in value.keywords):
        raise Keep("unknown-layers", "its Input stands for a tensor made elsewhere", value)
    same_frame = module.scopes[statement].frame is construction.scope.frame
    if not isinstance(statement, (ast.Assign, ast.AnnAssign)) or not same_frame:
        raise Keep("unknown-layers", "its Input is made elsewhere", inputs)
    return statement


def _refuse(module: Module, node: ast.expr) -> NoReturn:
    """Raise Keep for an input that is no variable with an Input."""
    meaning = call_meaning(module, node)
    if meaning is not None and meaning.name == "Input":
        raise Keep("unknown-layers", "no layer is called on the Input that is written here", node)
    inner: ast.expr = node
    while isinstance(inner, ast.Subscript):
        inner = inner.value
    if isinstance(inner, ast.Attribute) and any(
        not isinstance(other.ctx, ast.Load) for other in module.attributes[inner.attr]
    ):
        message = f"its Input is kept in `{ast.unparse(inner)}`, where other code may read it"
        raise Keep("intermediate-used", message, node)
    if isinstance(inner, ast.Attribute) and inner.attr in _TENSORS:
        raise Keep("intermediate-used", "it begins with a tensor of another model", node)
    if isinstance(node, ast.Call):
        raise Keep("intermediate-used", "it begins in the middle of another graph", node)
    raise Keep("unknown-layers", "its input is made where that cannot be seen", node)
