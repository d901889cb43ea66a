"""The input that `model.build(shape)` states right after the model is made."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from kerasgen.convert.to_functional.inputs.spec import InputSpec, is_copyable, sets_dtype_policy
from kerasgen.reading.changes import is_unchanged
from kerasgen.reading.flow import key_of, names_in
from kerasgen.reading.keras_names import TEXT_LAYERS
from kerasgen.reading.meaning import call_meaning

if TYPE_CHECKING:
    from kerasgen.convert.to_functional.chain import Chain
    from kerasgen.reading.module import Module

__all__ = ["build_call", "of_build"]


def of_build(module: Module, chain: Chain) -> InputSpec | None:
    """Return the input that `model.build(shape)` states, if that is the next thing done."""
    call = build_call(module, chain)
    if call is None or not _computes_in_float32(module, chain.all_items[0].node):
        return None
    start = chain.construction.statement
    block = module.blocks[start]
    made = block.index(chain.last or start)
    if block.index(module.statement(call)) != made + 1:
        return None
    values = [*call.args, *(k.value for k in call.keywords if k.arg == "input_shape")]
    if len(values) != 1 or not _is_shape(values[0]):
        return None
    if not is_unchanged(module, values, start, call):
        return None
    text = f"batch_shape={module.argument(values[0])}"
    return InputSpec(text, reads=frozenset(names_in(values[0])))


def build_call(module: Module, chain: Chain) -> ast.Call | None:
    """Return the first `model.build(...)` after a model in its own block."""
    construction = chain.construction
    block = module.blocks[construction.statement]
    for statement in block[block.index(chain.last or construction.statement) + 1 :]:
        if any(_is_store(n) and key_of(n) in construction.keys for n in ast.walk(statement)):
            return None
        call = statement.value if isinstance(statement, ast.Expr) else None
        if (
            isinstance(call, ast.Call)
            and isinstance(call.func, ast.Attribute)
            and call.func.attr == "build"
            and key_of(call.func.value) in construction.keys
        ):
            return call
    return None


def _is_store(node: ast.AST) -> bool:
    return isinstance(getattr(node, "ctx", None), ast.Store)


def _computes_in_float32(module: Module, node: ast.expr) -> bool:
    """Whether the Input that `build` makes has the dtype of one that is written."""
    meaning = call_meaning(module, node)
    if meaning is None or not meaning.is_layer or meaning.name in TEXT_LAYERS:
        return False
    assert isinstance(node, ast.Call)
    return not sets_dtype_policy(module) and all(k.arg != "dtype" for k in node.keywords)


def _is_shape(node: ast.expr) -> bool:
    """Whether an expression is surely one tuple of sizes, not a list or dict of shapes."""
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        return is_copyable(node) and any(
            isinstance(side, ast.Tuple) for side in (node.left, node.right)
        )
    if not isinstance(node, (ast.Tuple, ast.List)) or not is_copyable(node):
        return False
    return not any(isinstance(element, (ast.Tuple, ast.List)) for element in node.elts)
