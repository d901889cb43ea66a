"""Chooses the names of new variables: `inputs`, `x`, `outputs`, `model` where they are free."""

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

__all__ = ["TensorNames", "choose_names", "free_name", "is_free"]


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
    frame, start = construction.scope.frame, construction.statement
    return not names & taken and all(is_free(module, frame, start, name) for name in names)


def free_name(
    module: Module, frame: Scope, start: ast.stmt, stem: str, taken: Collection[str]
) -> str:
    """Return `stem`, or the first of `stem_1`, `stem_2`... that the frame does not know."""
    name, number = stem, 0
    while name in taken or name in frame.bindings or not is_free(module, frame, start, name):
        number += 1
        name = f"{stem}_{number}"
    return name


def is_free(module: Module, frame: Scope, start: ast.stmt, name: str) -> bool:
    """Whether a frame can give a name a new value at a statement: nothing reads it afterwards."""
    if name in frame.elsewhere:
        return False
    loads = _loads(frame, name)
    if name not in frame.bindings:
        return not loads
    if any(module.scopes[load].frame is not frame for load in loads):
        return False
    if enclosing_loop(module, start) is not None and loads:
        return False
    return all(module.order[load] < module.order[start] for load in loads)


def _loads(scope: Scope, name: str) -> list[ast.Name]:
    found = list(scope.loads.get(name, ()))
    for child in scope.children:
        if name not in child.bindings or child.kind == "class":
            found.extend(_loads(child, name))
    return found
