"""Makes unknown what statements may have changed that were left at some point inside them."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from kerasgen.build.machine import forget_items
from kerasgen.build.values import Array, Unknown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kerasgen.build.frames import Frame
    from kerasgen.build.machine import Machine

__all__ = ["forget_all", "forget_filled"]


def forget_all(m: Machine, statements: Sequence[ast.stmt], frame: Frame) -> None:
    """Make unknown what failed statements would have bound, and what they may have filled."""
    for node in (node for statement in statements for node in ast.walk(statement)):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
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
            forget_items(value)()
        elif m.keras.is_layer(value) and hasattr(value, "add"):
            m.keras.doubt(value, "a statement that may add layers to it fails")


def _may_set_shape(node: ast.Attribute) -> bool:
    return isinstance(node.ctx, ast.Store) or node.attr == "resize"
