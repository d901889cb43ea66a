"""Which store a use of `m`, `self.m` or `d["m"]` sees inside one function, class or module."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from kerasgen.reading.flow import key_of, surely_before

if TYPE_CHECKING:
    from kerasgen.reading.module import Module
    from kerasgen.reading.scopes import Scope

__all__ = ["owners", "stores"]


def stores(module: Module, key: str, frame: Scope) -> list[ast.AST]:
    """Return the nodes of `frame` that store to the target `key`, in source order."""
    found: list[ast.AST] = list(module.targets.get((frame, key), ()))
    found.extend(
        binding.node
        for binding in frame.bindings.get(key, ())
        if binding.kind in ("import", "definition", "parameter", "other")
    )
    return sorted(dict.fromkeys(found), key=module.order.__getitem__)


def owners(module: Module, use: ast.expr, frame: Scope) -> tuple[ast.stmt | None, list[ast.stmt]]:
    """Return the statement whose store a use surely sees, and those it may see instead.

    The first is the latest store before the use in a block that holds the use; the second are the
    stores between the two, in blocks that may or may not have run.
    """
    key = key_of(use)
    assert key is not None
    maybe: list[ast.stmt] = []
    earlier = [s for s in stores(module, key, frame) if module.order[s] < module.order[use]]
    for store in reversed(earlier):
        if isinstance(store, ast.arg):
            return None, maybe
        statement = module.statement(store)
        if surely_before(module, statement, use) or statement in module.ancestors(use):
            return statement, maybe
        maybe.append(statement)
    return None, maybe
