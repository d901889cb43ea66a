"""Uses of a model after it is made: what forbids the conversion, and the shift of `.layers`."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING

from kerasgen.convert.results import Reason
from kerasgen.reading.meaning import keras_meaning

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kerasgen.convert.edits import Edits
    from kerasgen.reading.module import Module
    from kerasgen.reading.origins import SourceIndex

__all__ = ["check_uses", "shift_layers"]

_AUTOMATIC_NAME = re.compile(r"sequential(_\d+)?\Z")


def check_uses(
    module: Module, index: SourceIndex, claimed: set[ast.expr]
) -> Iterator[tuple[ast.Call, Reason]]:
    """Yield the models that are changed or told apart by their kind, with the reason."""
    for node in module.nodes(ast.Attribute):
        if isinstance(node.value, ast.Attribute) and node.value.attr == "layers":
            continue
        if node.attr in ("add", "pop") and node.value not in claimed:
            message = f"`.{node.attr}` is called on it where the order cannot be followed"
            reason = Reason("changed-later", message, node.lineno)
        elif node.attr == "_layers":
            reason = Reason("changed-later", "its inner list is reached", node.lineno)
        elif node.attr == "__class__" or (node.attr == "name" and _is_load(node)):
            reason = Reason("kind-tested", f"`.{node.attr}` is read", node.lineno)
        else:
            continue
        for call in index.origins(node.value).calls:
            if node.attr != "name" or not any(k.arg == "name" for k in call.keywords):
                yield call, reason
    for call in module.nodes(ast.Call):
        yield from _kind_tests(module, index, call)


def _is_load(node: ast.Attribute) -> bool:
    return isinstance(node.ctx, ast.Load)


def _kind_tests(
    module: Module, index: SourceIndex, node: ast.Call
) -> Iterator[tuple[ast.Call, Reason]]:
    function = node.func
    if isinstance(function, ast.Attribute) and function.attr == "get_layer":
        yield from _lookups(index, node)
    elif isinstance(function, ast.Attribute) and function.attr == "from_config":
        yield from _restored(module, index, function)
    elif isinstance(function, ast.Name) and node.args:
        yield from _builtin_tests(module, index, node, function.id)


def _lookups(index: SourceIndex, node: ast.Call) -> Iterator[tuple[ast.Call, Reason]]:
    """Yield the models without a name of their own, where a layer is looked up by such a name."""
    name = node.args[0] if node.args else None
    if isinstance(name, ast.Constant) and _AUTOMATIC_NAME.match(str(name.value)):
        message = "a layer is looked up by an automatic name"
        reason = Reason("kind-tested", message, node.lineno)
        yield from ((call, reason) for call in index.calls if not call.keywords)


def _restored(
    module: Module, index: SourceIndex, function: ast.Attribute
) -> Iterator[tuple[ast.Call, Reason]]:
    """Yield the models whose config `Sequential.from_config` may get."""
    owner = keras_meaning(module, function.value)
    if owner is None or owner.name != "Sequential":
        return
    message = "`Sequential.from_config` needs the config of a Sequential"
    reason = Reason("kind-tested", message, function.lineno)
    for read in module.attributes.get("get_config", ()):
        yield from ((call, reason) for call in index.origins(read.value).calls)


def _builtin_tests(
    module: Module, index: SourceIndex, node: ast.Call, function: str
) -> Iterator[tuple[ast.Call, Reason]]:
    if function in ("getattr", "setattr", "delattr"):
        reason = Reason("changed-later", f"`{function}` may change it", node.lineno)
        yield from ((call, reason) for call in index.origins(node.args[0]).calls)
        return
    if function == "type" and len(node.args) == 1:
        tested = True
    elif function == "isinstance" and len(node.args) == 2:
        tested = any(
            getattr(keras_meaning(module, inner), "name", None) == "Sequential"
            for inner in ast.walk(node.args[1])
            if isinstance(inner, (ast.Name, ast.Attribute))
        )
    else:
        return
    if tested:
        reason = Reason("kind-tested", f"`{function}` tests its kind", node.lineno)
        origins = index.origins(node.args[0])
        anything = origins.others and function == "isinstance"
        yield from ((call, reason) for call in (index.calls if anything else origins.calls))


def shift_layers(
    module: Module, index: SourceIndex, converted: set[ast.Call], edits: Edits
) -> list[tuple[ast.Call, Reason]]:
    """Shift the positions in `model.layers`; return the models for which that cannot be done."""
    refused: list[tuple[ast.Call, Reason]] = []
    for node in module.nodes(ast.Attribute):
        if node.attr not in ("layers", "get_layer"):
            continue
        if keras_meaning(module, node) is not None or not isinstance(node.ctx, ast.Load):
            continue
        change = _shift(module, node)
        if change is None:
            continue
        origins = index.origins(node.value)
        models = origins.calls & converted
        if not models:
            continue
        target, text = change
        safe = _safe_position(module, target)
        if origins.others or models != origins.calls or not safe:
            message = "`.layers` is read where it may be another kind of model"
            reason = Reason("layer-index", message, node.lineno)
            refused.extend((call, reason) for call in models)
        else:
            edits.expressions[target] = text
    return refused


def _safe_position(module: Module, node: ast.expr) -> bool:
    """Whether the text stands where the node says: Pythons before 3.12 err inside f-strings."""
    if not any(isinstance(around, ast.JoinedStr) for around in module.ancestors(node)):
        return True
    try:
        found = ast.parse(module.segment(node), mode="eval").body
    except (SyntaxError, IndexError):
        return False
    return ast.dump(found) == ast.dump(node)


def _shift(module: Module, node: ast.Attribute) -> tuple[ast.expr, str] | None:
    """Return the expression to replace and its new text; None where nothing shifts."""
    parent = module.parents[node]
    if node.attr == "get_layer":
        return _shift_lookup(parent)
    text = module.segment(node)
    if isinstance(parent, ast.Subscript) and parent.value is node:
        index = parent.slice
        number = _literal(index)
        if number is not None:
            return (index, str(number + 1)) if number >= 0 else None
        if isinstance(index, ast.Slice) and index.step is None:
            lower, upper = _literal(index.lower), _literal(index.upper)
            known = (lower is not None or index.lower is None) and (
                upper is not None or index.upper is None
            )
            if known:
                start = "1" if lower is None else str(lower + 1 if lower >= 0 else lower)
                stop = "" if upper is None else str(upper + 1 if upper >= 0 else upper)
                return parent, f"{text}[{start}:{stop}]"
    if _only_sets_trainable(parent, node):
        return None
    return node, f"{text}[1:]"


def _shift_lookup(parent: ast.AST) -> tuple[ast.expr, str] | None:
    if not isinstance(parent, ast.Call):
        return None
    values = [*parent.args[1:2], *(k.value for k in parent.keywords if k.arg == "index")]
    if not values:
        return None
    number = _literal(values[0])
    if number is None:
        return values[0], f"({ast.unparse(values[0])}) + 1"
    return (values[0], str(number + 1)) if number >= 0 else None


def _literal(node: ast.expr | None) -> int | None:
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        inner = _literal(node.operand)
        return None if inner is None else -inner
    if isinstance(node, ast.Constant) and type(node.value) is int:
        return node.value
    return None


def _only_sets_trainable(parent: ast.AST, node: ast.Attribute) -> bool:
    """Whether a loop only freezes layers: it may meet the InputLayer, which has no weights."""
    return (
        isinstance(parent, ast.For)
        and parent.iter is node
        and all(
            isinstance(statement, ast.Assign)
            and all(
                isinstance(t, ast.Attribute) and t.attr == "trainable" for t in statement.targets
            )
            for statement in parent.body
        )
    )
