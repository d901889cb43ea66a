"""Chooses the names of the new tensors: `inputs`, `x`, `outputs` where they are free."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kerasgen.reading.flow import enclosing_loop

if TYPE_CHECKING:
    import ast
    from collections.abc import Collection, Iterable

    from kerasgen.convert.find import Construction
    from kerasgen.reading.module import Module
    from kerasgen.reading.scopes import Scope

__all__ = ["TensorNames", "choose_names"]


@dataclass(frozen=True)
class TensorNames:
    """The names for the input, the running tensor, the result, a loop's layer and a base model."""

    inputs: str
    x: str
    outputs: str
    layer: str
    base: str

    def of(self, roles: Iterable[str]) -> frozenset[str]:
        """Return the names of some roles."""
        return frozenset(getattr(self, role) for role in roles)


_PLAIN = TensorNames("inputs", "x", "outputs", "layer", "base")


def choose_names(
    module: Module, construction: Construction, taken: frozenset[str], roles: Collection[str]
) -> TensorNames:
    """Return names that nothing in the scope reads after the model, for the roles that need one.

    `taken` are the names of other models that are still being built there.
    """
    if _all_free(module, construction, _PLAIN.of(roles), taken):
        return _PLAIN
    name = construction.name.removeprefix("self.").removeprefix("Sequential")
    stem = re.sub(r"\W+", "_", name).strip("_") or "model"
    number = 0
    while True:
        prefix = stem if number == 0 else f"{stem}_{number}"
        names = TensorNames(*(f"{prefix}_{end}" for end in vars(_PLAIN)))
        if _all_free(module, construction, names.of(roles), taken):
            return names
        number += 1


def _all_free(
    module: Module, construction: Construction, names: frozenset[str], taken: frozenset[str]
) -> bool:
    return not names & taken and all(_is_free(module, construction, name) for name in names)


def _is_free(module: Module, construction: Construction, name: str) -> bool:
    frame = construction.scope.frame
    if name in frame.elsewhere:
        return False
    loads = _loads(frame, name)
    if name not in frame.bindings:
        return not loads
    start = module.order[construction.statement]
    if any(module.scopes[load].frame is not frame for load in loads):
        return False
    if enclosing_loop(module, construction.statement) is not None and loads:
        return False
    return all(module.order[load] < start for load in loads)


def _loads(scope: Scope, name: str) -> list[ast.Name]:
    found = list(scope.loads.get(name, ()))
    for child in scope.children:
        if name not in child.bindings or child.kind == "class":
            found.extend(_loads(child, name))
    return found
