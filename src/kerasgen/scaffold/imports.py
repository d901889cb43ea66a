"""The imports of generated Python: found from the names that it uses, written as isort does."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = ["MARKER", "exported", "with_imports"]

# Stands in a rendered file where its imports go.
MARKER = "# kerasgen: imports"

_WIDTH = 88

# What a name stands for: the module, and what is imported from it ("" for the module itself).
_STANDARD = {
    "Path": ("pathlib", "Path"),
    "argparse": ("argparse", ""),
    "csv": ("csv", ""),
    "datetime": ("datetime", ""),
    "json": ("json", ""),
    "math": ("math", ""),
    "random": ("random", ""),
    "tempfile": ("tempfile", ""),
    "wave": ("wave", ""),
}
_INSTALLED = {
    "np": ("numpy", ""),
    "pytest": ("pytest", ""),
}
_KERAS = {
    "keras": {
        "keras": ("keras", ""),
        "layers": ("keras", "layers"),
        "ops": ("keras", "ops"),
    },
    "tf.keras": {
        "keras": ("tensorflow", "keras"),
        "layers": ("tensorflow.keras", "layers"),
        "ops": ("tensorflow.keras", "ops"),
    },
}
_ALIASES = {"numpy": "numpy as np"}


def exported(text: str) -> list[str]:
    """Return the names that a module defines at its top level."""
    return list(_defined(ast.parse(text).body))


def with_imports(text: str, style: str, modules: Mapping[str, list[str]]) -> str:
    """Put imports in place of the marker. `modules` are its siblings, with what each defines."""
    if MARKER not in text:
        return text
    tree = ast.parse(text)
    bound = _bound(tree)
    used = sorted({node.id for node in ast.walk(tree) if isinstance(node, ast.Name)} - bound)
    local = {name: (module, name) for module, names in modules.items() for name in names}
    sections = [
        _section({name: _STANDARD[name] for name in used if name in _STANDARD}),
        _section(_installed(used, style)),
        _section({name: local[name] for name in used if name in local}),
    ]
    block = "\n\n".join(["from __future__ import annotations", *filter(None, sections)])
    return text.replace(MARKER, block)


def _installed(used: list[str], style: str) -> dict[str, tuple[str, str]]:
    known = {**_INSTALLED, **_KERAS[style]}
    return {name: known[name] for name in used if name in known}


def _section(found: Mapping[str, tuple[str, str]]) -> str:
    """Return the lines of one section: modules first, then names from modules."""
    whole = sorted({module for module, name in found.values() if not name})
    parts: dict[str, list[str]] = {}
    for module, name in found.values():
        if name:
            parts.setdefault(module, []).append(name)
    lines = [f"import {_ALIASES.get(module, module)}" for module in whole]
    lines += [_from(module, names) for module, names in sorted(parts.items())]
    return "\n".join(lines)


def _from(module: str, names: list[str]) -> str:
    names = sorted(names, key=_isort_key)
    line = f"from {module} import {', '.join(names)}"
    if len(line) <= _WIDTH:
        return line
    return "\n".join([f"from {module} import (", *(f"    {name}," for name in names), ")"])


def _isort_key(name: str) -> tuple[int, list[tuple[int, str]], str]:
    """Constants first, then classes, then the rest; numbers in names count as numbers."""
    kind = 0 if name.isupper() and len(name) > 1 else 1 if name[:1].isupper() else 2
    parts = re.findall(r"[0-9]+|[^0-9]+", name.lower())
    natural = [(int(part), "") if part.isdigit() else (10**40, part) for part in parts]
    return kind, natural, name


def _bound(tree: ast.Module) -> set[str]:
    """Return every name that is bound anywhere in a module."""
    names = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            names.add(node.id)
        elif isinstance(node, ast.arg):
            names.add(node.arg)
        elif isinstance(node, (ast.FunctionDef, ast.ClassDef)):
            names.add(node.name)
        elif isinstance(node, (ast.Import, ast.ImportFrom)):
            names |= {(alias.asname or alias.name).partition(".")[0] for alias in node.names}
    return names


def _defined(body: list[ast.stmt]) -> Iterator[str]:
    for node in body:
        if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
            yield node.name
        elif isinstance(node, ast.Assign):
            yield from (target.id for target in node.targets if isinstance(target, ast.Name))
