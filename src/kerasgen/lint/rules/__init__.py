"""The rules: one module each, found by its name."""

from __future__ import annotations

import pkgutil
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kerasgen.lint.rule import Rule

__all__ = ["matching", "rules"]


@cache
def rules() -> dict[str, Rule]:
    """Return all rules by their code, in the order of their codes."""
    names = sorted(module.name for module in pkgutil.iter_modules(__path__))
    found = [import_module(f"{__name__}.{name}").RULE for name in names if name.startswith("kg")]
    return {rule.code: rule for rule in found}


def matching(name: str) -> set[str]:
    """Return the codes that a name stands for: `KG101` one, `KG1` all beginning so, `ALL` all."""
    if not name:
        return set()
    return {code for code in rules() if name.upper() == "ALL" or code.startswith(name)}
