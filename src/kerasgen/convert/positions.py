"""Positions in `model.layers`: a functional model counts its input layer, a Sequential does not."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kerasgen.convert.results import Reason
from kerasgen.reading.meaning import keras_meaning

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from kerasgen.reading.module import Module
    from kerasgen.reading.origins import SourceIndex

__all__ = ["Shift", "shift_back", "shift_forward", "shift_positions"]


@dataclass(frozen=True)
class Shift:
    """What an expression becomes; `text` is None where nothing that can be written is right."""

    target: ast.expr
    text: str | None


def shift_positions(
    module: Module,
    index: SourceIndex,
    converted: Mapping[ast.Call, int],
    shift: Callable[[Module, ast.Attribute, int], Shift | None],
    edits: dict[ast.expr, str],
) -> list[tuple[ast.Call, Reason]]:
    """Shift the positions in `model.layers`; return the models for which that cannot be done.

    `converted` are the models with the number of layers that each surely has.
    """
    refused: list[tuple[ast.Call, Reason]] = []
    for node in module.nodes(ast.Attribute):
        if node.attr not in ("layers", "get_layer"):
            continue
        if keras_meaning(module, node) is not None or not isinstance(node.ctx, ast.Load):
            continue
        origins = index.origins(node.value)
        models = origins.calls & converted.keys()
        if not models:
            continue
        change = shift(module, node, min(converted[call] for call in models))
        if change is None:
            continue
        if origins.others or models != origins.calls or not _safe_position(module, change.target):
            message = "`.layers` is read where it may be another kind of model"
        elif "#" in module.segment(change.target):
            message = "a comment stands in the middle of a position in `.layers`"
        elif change.text is None:
            message = "its input layer may be reached by position, and a Sequential lists none"
        else:
            edits[change.target] = change.text
            continue
        reason = Reason("layer-index", message, node.lineno)
        refused.extend((call, reason) for call in models)
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


def shift_forward(module: Module, node: ast.Attribute, layers: int) -> Shift | None:
    """Shift what reads the layers of a Sequential that becomes functional; None: it may stay.

    `layers` is not needed: the functional model has at least the layers of the Sequential.
    """
    del layers
    parent = module.parents[node]
    if node.attr == "get_layer":
        return _lookup_forward(parent)
    text = _on_one_line(module, node)
    if isinstance(parent, ast.Subscript) and parent.value is node:
        index = parent.slice
        number = _literal(index)
        if number is not None:
            return Shift(index, str(number + 1)) if number >= 0 else None
        bounds = _bounds(index)
        if bounds is not None:
            lower, upper = bounds
            start = "1" if lower is None else str(lower + 1 if lower >= 0 else lower)
            stop = "" if upper is None else str(upper + 1 if upper >= 0 else upper)
            return Shift(parent, f"{text}[{start}:{stop}]")
    if _only_freezes(module, node):
        return None
    return Shift(node, f"{text}[1:]")


def shift_back(module: Module, node: ast.Attribute, layers: int) -> Shift | None:
    """Shift what reads the layers of a functional model that becomes a Sequential.

    `layers` is the number that the model surely has, its input layer not counted.
    """
    parent = module.parents[node]
    if node.attr == "get_layer":
        return _lookup_back(module, node, parent, layers)
    text = _on_one_line(module, node)
    if isinstance(parent, ast.Subscript) and parent.value is node:
        number = _literal(parent.slice)
        if number is not None:
            return _element_back(parent.slice, number, layers)
        bounds = _bounds(parent.slice)
        if bounds is None:
            return Shift(parent, None)
        slice_text = _slice_back(bounds, layers, inputs_too=_only_freezes(module, parent))
        return Shift(parent, None if slice_text is None else text + slice_text)
    if _only_freezes(module, node):
        return None
    if isinstance(parent, ast.Call) and getattr(parent.func, "id", None) == "len":
        return Shift(parent, f"(len({text}) + 1)")
    return Shift(node, None)


def _element_back(target: ast.expr, number: int, layers: int) -> Shift | None:
    if number < 0:
        return None if -number <= layers else Shift(target, None)
    return Shift(target, str(number - 1) if number >= 1 else None)


def _slice_back(
    bounds: tuple[int | None, int | None], layers: int, *, inputs_too: bool
) -> str | None:
    """Return the slice that a Sequential needs; None where the input layer is in it.

    `inputs_too`: the slice may lose the input layer.
    """
    lower, upper = bounds
    if any(bound is not None and bound < 0 and -bound > layers for bound in bounds):
        return None
    if upper is not None and 0 <= upper <= 1:
        return None
    if (lower is None or lower == 0) and not inputs_too:
        return None
    start = "" if lower is None or 0 <= lower <= 1 else str(lower - 1 if lower > 0 else lower)
    stop = "" if upper is None else str(upper - 1 if upper > 0 else upper)
    return f"[{start}:{stop}]" if start or stop else ""


def _lookup_forward(parent: ast.AST) -> Shift | None:
    position = _position_argument(parent)
    if position is None:
        return None
    number = _literal(position)
    if number is None:
        return Shift(position, f"({ast.unparse(position)}) + 1")
    return Shift(position, str(number + 1)) if number >= 0 else None


def _lookup_back(module: Module, node: ast.Attribute, parent: ast.AST, layers: int) -> Shift | None:
    position = _position_argument(parent)
    if position is None:
        return None if isinstance(parent, ast.Call) else Shift(node, None)
    number = _literal(position)
    if number is not None:
        return _element_back(position, number, layers)
    plus_one = isinstance(position, ast.BinOp) and isinstance(position.op, ast.Add)
    if plus_one and isinstance(position, ast.BinOp) and _literal(position.right) == 1:
        return Shift(position, _on_one_line(module, position.left))
    return Shift(position, None)


def _on_one_line(module: Module, node: ast.expr) -> str:
    text = module.segment(node)
    return text if "\n" not in text and "\r" not in text else ast.unparse(node)


def _position_argument(parent: ast.AST) -> ast.expr | None:
    if not isinstance(parent, ast.Call):
        return None
    values = [*parent.args[1:2], *(k.value for k in parent.keywords if k.arg == "index")]
    return values[0] if values else None


def _bounds(index: ast.expr) -> tuple[int | None, int | None] | None:
    """Return the bounds of a slice without a step, if they are literal."""
    if not isinstance(index, ast.Slice) or index.step is not None:
        return None
    lower, upper = _literal(index.lower), _literal(index.upper)
    if (lower is None and index.lower is not None) or (upper is None and index.upper is not None):
        return None
    return lower, upper


def _literal(node: ast.expr | None) -> int | None:
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        inner = _literal(node.operand)
        return None if inner is None else -inner
    if isinstance(node, ast.Constant) and type(node.value) is int:
        return node.value
    return None


def _only_freezes(module: Module, node: ast.expr) -> bool:
    """Whether a loop over it only freezes layers: the InputLayer has no weights, in or out."""
    parent = module.parents[node]
    return (
        isinstance(parent, ast.For)
        and parent.iter is node
        and all(
            isinstance(statement, ast.Assign)
            and isinstance(statement.value, (ast.Constant, ast.Name))
            and all(
                isinstance(t, ast.Attribute) and t.attr == "trainable" for t in statement.targets
            )
            for statement in parent.body
        )
    )
