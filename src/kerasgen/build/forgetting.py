"""Makes unknown what statements may have changed that were left at some point inside them."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING, Any

from kerasgen.build.machine import forget_items
from kerasgen.build.values import Array, Instance, Unknown, is_unsure

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kerasgen.build.frames import Frame
    from kerasgen.build.machine import Machine

__all__ = ["forget_all", "forget_filled", "forget_parts"]


def forget_all(m: Machine, statements: Sequence[ast.stmt], frame: Frame) -> None:
    """Make unknown what failed statements would have bound, and what they may have filled."""
    for node in (node for statement in statements for node in ast.walk(statement)):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            m.keras.lose(frame.read(node.id))
            frame.write(node.id, Unknown("the statement that makes it fails"))
    forget_filled(m, statements, frame)


def forget_filled(m: Machine, statements: Sequence[ast.stmt], frame: Frame) -> None:
    """Make unknown what the lists, dicts, sets and models hold that statements name.

    The shape of an array is unknown, too, where they may set it.
    """
    for node in (node for statement in statements for node in ast.walk(statement)):
        if isinstance(node, ast.Attribute) and _may_set_shape(node):
            held = frame.read(node.value.id) if isinstance(node.value, ast.Name) else None
            if isinstance(held, Array):
                held.is_forgotten = True
        if not isinstance(node, ast.Name) or isinstance(node.ctx, ast.Store):
            continue
        value = frame.read(node.id)
        if isinstance(value, (list, dict, set)):
            forget_items(m, value)()
        elif m.keras.is_layer(value) and hasattr(value, "add"):
            reason = f"line {node.lineno}, which may add layers to it, cannot be followed"
            m.keras.doubt(value, reason)


def forget_parts(m: Machine, value: Any) -> None:
    """Make unknown what an object holds that others may have changed, and what its parts hold."""
    if isinstance(value, (list, tuple, dict, set)) and not is_unsure(value):
        parts = list(value.values() if isinstance(value, dict) else value)
        forget_items(m, value)()
    elif isinstance(value, Instance):
        parts = [v for v in value.attributes.values() if not isinstance(v, Unknown)]
        for name in value.attributes:
            value.attributes[name] = Unknown("others may have changed it")
    else:
        return
    for part in parts:
        forget_parts(m, part)


def _may_set_shape(node: ast.Attribute) -> bool:
    return isinstance(node.ctx, ast.Store) or node.attr == "resize"
