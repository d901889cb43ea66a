"""The functions and classes of the source that layers are made of, as text to compare.

Of the names that they read, those of plain values, functions and classes come with them.
"""

from __future__ import annotations

import ast
import builtins
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from kerasgen.build.values import (
    MISSING,
    BoundMethod,
    ClassValue,
    Function,
    Instance,
    Partial,
    Symbol,
    is_plain,
)

if TYPE_CHECKING:
    from kerasgen.build.frames import Frame

__all__ = ["code_of"]

_UNTOLD = "?"


def code_of(value: Any) -> str | None:
    """Return the source of a function or class, `?` in place of what is not known of it.

    None for a value that is neither.
    """
    return _Reader().text(value) if isinstance(value, _WITH_CODE) else None


_WITH_CODE = (BoundMethod, ClassValue, Function, Partial)


@dataclass(eq=False)
class _Reader:
    """Reads what is not yet `seen`, so that what calls itself comes to an end."""

    seen: set[int] = field(default_factory=set)

    def text(self, value: Any) -> str:
        if isinstance(value, Symbol):
            return value.dotted
        if isinstance(value, (list, tuple)):
            return "[" + ", ".join(map(self.text, value)) + "]"
        if isinstance(value, dict):
            return "{" + ", ".join(f"{k!r}: {self.text(v)}" for k, v in value.items()) + "}"
        if not isinstance(value, (*_WITH_CODE, Instance)):
            return repr(value) if is_plain(value) else _UNTOLD
        if id(value) in self.seen:
            return "..."
        self.seen.add(id(value))
        return self._of_source(value)

    def _of_source(self, value: Any) -> str:
        if isinstance(value, Function):
            defaults = [*value.defaults, *value.keyword_defaults.values()]
            return self._node(value.node, value.closure) + "".join(
                f"\n= {self.text(default)}" for default in defaults
            )
        if isinstance(value, BoundMethod):
            return self.text(value.function)
        if isinstance(value, Partial):
            return self.text([value.function, value.args, value.keywords])
        if isinstance(value, Instance):
            return f"{self.text(value.cls)}\n{self.text(value.attributes)}"
        bases = [self.text(base) for base in value.bases]
        methods = [item for item in value.namespace.values() if isinstance(item, Function)]
        frame = methods[0].closure if methods else None
        self.seen.update(map(id, methods))
        return "\n".join([_UNTOLD if value.node is None else self._node(value.node, frame), *bases])

    def _node(self, node: ast.AST, frame: Frame | None) -> str:
        """Return the text of a node, and what the names hold that it reads from around it."""
        own = {n.arg for n in ast.walk(node) if isinstance(n, ast.arg)} | {
            n.id for n in ast.walk(node) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)
        }
        read = {n.id for n in ast.walk(node) if isinstance(n, ast.Name)} - own
        lines = [ast.unparse(node)]
        for name in sorted(read if frame is not None else ()):
            value = frame.read(name) if frame is not None else MISSING
            if value is MISSING and (hasattr(builtins, name) or name in _names_in(node)):
                continue
            lines.append(f"{name} = {_UNTOLD if value is MISSING else self.text(value)}")
        return "\n".join(lines)


def _names_in(node: ast.AST) -> set[str]:
    """Return the names of the functions and classes that a node makes."""
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
    return {n.name for n in ast.walk(node) if isinstance(n, kinds)}
