"""Texts: made of values and of formats, within bounds."""

from __future__ import annotations

import json
import re
import string
from typing import TYPE_CHECKING, Any

from kerasgen.build.operators import attempt
from kerasgen.build.values import Raised, Unknown

if TYPE_CHECKING:
    import ast
    from collections.abc import Callable

    from kerasgen.build.machine import Arguments, Machine

__all__ = ["TEXTS", "format_text", "formatted"]

# A width or precision beyond this would make a text of any length.
_NUMBER = re.compile(r"\d+")
_WIDEST = 1_000
_LONGEST = 10_000


def formatted(value: Any, spec: str) -> Any:
    """Return `format(value, spec)` of a plain value."""
    if not isinstance(value, (str, int, float, bool)) or len(str(value)) > _LONGEST:
        return Unknown("a part of a text is not known")
    if any(len(number) > 4 or int(number) > _WIDEST for number in _NUMBER.findall(spec)):
        return Unknown("a text is too long")
    return attempt(lambda: format(value, spec))


def format_text(template: str, arguments: Arguments) -> Any:
    """Return `template.format(...)`; fields that read attributes or items are not followed."""
    if not arguments.complete:
        return Unknown("a part of a text is not known")
    parts: list[str] = []
    count = 0
    for literal, name, spec, conversion in attempt(lambda: list(_FORMATTER.parse(template))):
        parts.append(literal)
        if name is None:
            continue
        if name == "":
            name, count = str(count), count + 1
        known = {**{str(i): v for i, v in enumerate(arguments.args)}, **arguments.keywords}
        if conversion is not None or name not in known or "{" in (spec or ""):
            return Unknown("a part of a text is not known")
        text = formatted(known[name], spec or "")
        if isinstance(text, Unknown):
            return text
        parts.append(text)
    return "".join(parts)


_FORMATTER = string.Formatter()


def _str(m: Machine, arguments: Arguments, node: ast.AST) -> Any:
    value = arguments.args[0] if arguments.args else ""
    return formatted(value, "") if not isinstance(value, bool) else str(value)


def _format(m: Machine, arguments: Arguments, node: ast.AST) -> Any:
    value, spec = (*arguments.args, "", "")[:2]
    return formatted(value, spec) if isinstance(spec, str) else Unknown("a format is not known")


def _loads(m: Machine, arguments: Arguments, node: ast.AST) -> Any:
    text = arguments.args[0] if arguments.args else None
    if not isinstance(text, str) or len(text) > m.budget.container or arguments.keywords:
        return Unknown("a document is not known")
    return attempt(lambda: json.loads(text))


def _safe_load(m: Machine, arguments: Arguments, node: ast.AST) -> Any:
    import yaml

    text = arguments.args[0] if len(arguments.args) == 1 else None
    # An alias can make a small text stand for a structure of any size.
    if not isinstance(text, str) or len(text) > m.budget.container or re.search(r"[&*]\w", text):
        return Unknown("a document is not known")
    try:
        return yaml.safe_load(text)
    except yaml.YAMLError as error:
        raise Raised("YAMLError", str(error)[:200]) from None


TEXTS: dict[str, Callable[[Machine, Arguments, ast.AST], Any]] = {
    "builtins.format": _format,
    "builtins.str": _str,
    "json.loads": _loads,
    "yaml.safe_load": _safe_load,
}
