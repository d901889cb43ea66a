"""Edits that repair a finding, where one way to do it is safe: what it gives has been built."""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from kerasgen.lint.findings import Finding

__all__ = ["Edit", "Fix", "fix_for"]

_AXIS = re.compile(r"axis=(-?\d+) fits")
_RENAMED = re.compile(r"no longer takes `(\w+)=`")
_NOW = re.compile(r"the argument is `(\w+)=`")


@dataclass(frozen=True)
class Edit:
    """A text in place of another. Lines and columns are 1-based, columns in characters."""

    line: int
    column: int
    end_line: int
    end_column: int
    text: str


@dataclass(frozen=True)
class Fix:
    """What a fix does, in words, and its edits."""

    title: str
    edits: tuple[Edit, ...]


def fix_for(text: str, finding: Finding) -> Fix | None:
    """Return the fix for a finding in a source that parses, None where there is no safe one."""
    if finding.code == "KG001":
        return _without_comment(finding)
    fix = _FIXES.get(finding.code)
    if fix is None:
        return None
    source = _Source(text.splitlines())
    call = next((n for n in ast.walk(ast.parse(text)) if source.is_at(n, finding)), None)
    return fix(source, call, finding) if isinstance(call, ast.Call) else None


@dataclass(frozen=True)
class _Source:
    """The lines of a source, to turn the byte offsets of a tree into columns and texts."""

    lines: list[str]

    def column(self, line: int, offset: int) -> int:
        """Return the 1-based column of a byte offset."""
        return len(self.lines[line - 1].encode()[:offset].decode(errors="ignore")) + 1

    def start(self, node: ast.AST) -> tuple[int, int]:
        """Return the line and column at which a node begins."""
        line: int = node.lineno  # type: ignore[attr-defined]
        return line, self.column(line, node.col_offset)  # type: ignore[attr-defined]

    def end(self, node: ast.AST) -> tuple[int, int]:
        """Return the line and column behind a node."""
        line: int = node.end_lineno  # type: ignore[attr-defined]
        return line, self.column(line, node.end_col_offset)  # type: ignore[attr-defined]

    def is_at(self, node: ast.AST, finding: Finding) -> bool:
        """Whether a node is the call that a finding is about."""
        if not isinstance(node, ast.Call):
            return False
        return self.start(node) == (finding.line, finding.column) and self.end(node) == (
            finding.end_line,
            finding.end_column,
        )

    def text(self, node: ast.expr) -> str:
        """Return what a node is written as."""
        return ast.get_source_segment("\n".join(self.lines), node) or ""


def _insert(place: tuple[int, int], text: str) -> Edit:
    return Edit(*place, *place, text)


def _without_comment(finding: Finding) -> Fix:
    edit = Edit(finding.line, finding.column, finding.end_line, finding.end_column, "")
    return Fix("Remove the comment that silences nothing", (edit,))


def _on_axis(source: _Source, call: ast.Call, finding: Finding) -> Fix | None:
    """Join on the axis that was found to fit."""
    match = _AXIS.search(finding.help or "")
    if match is None:
        return None
    # `Concatenate(...)([a, b])` has its axis in the inner call.
    holder = call.func if isinstance(call.func, ast.Call) else call
    given = next((keyword for keyword in holder.keywords if keyword.arg == "axis"), None)
    title = f"Join on axis {match[1]}"
    if given is not None:
        value = given.value
        return Fix(title, (Edit(*source.start(value), *source.end(value), match[1]),))
    if not _takes_axis(call, holder):
        return None
    line, column = source.end(holder)
    comma = ", " if holder.args or holder.keywords else ""
    return Fix(title, (_insert((line, column - 1), f"{comma}axis={match[1]}"),))


def _takes_axis(call: ast.Call, holder: ast.Call) -> bool:
    """Whether an axis can be added by name: to `Concatenate()`, or to `concatenate([a, b])`."""
    if any(keyword.arg is None for keyword in holder.keywords):
        return False
    if holder is not call:
        return not holder.args
    name = getattr(call.func, "attr", getattr(call.func, "id", ""))
    return name == "concatenate" and len(call.args) == 1


def _called(source: _Source, call: ast.Call, finding: Finding) -> Fix | None:
    """Call the layer on the tensors that its constructor was given."""
    if len(call.args) != 1 or isinstance(call.args[0], ast.Starred):
        return None
    tensors = source.text(call.args[0])
    keywords = ", ".join(f"{k.arg}={source.text(k.value)}" for k in call.keywords if k.arg)
    if any(keyword.arg is None for keyword in call.keywords):
        return None
    start, end = source.end(call.func), source.end(call)
    return Fix("Call the layer on the tensors", (Edit(*start, *end, f"({keywords})({tensors})"),))


def _listed(source: _Source, call: ast.Call, finding: Finding) -> Fix | None:
    """Put tensors that are separate arguments into a list."""
    starred = any(isinstance(argument, ast.Starred) for argument in call.args)
    if "separate arguments" not in finding.message or starred or len(call.args) < 2:
        return None
    edits = (
        _insert(source.start(call.args[0]), "["),
        _insert(source.end(call.args[-1]), "]"),
    )
    return Fix("Put the tensors into a list", edits)


def _renamed(source: _Source, call: ast.Call, finding: Finding) -> Fix | None:
    """Give an argument the name that it has now."""
    old, new = _RENAMED.search(finding.message), _NOW.search(finding.help or "")
    given = next((k for k in call.keywords if old is not None and k.arg == old[1]), None)
    if given is None or new is None or any(k.arg == new[1] for k in call.keywords):
        return None
    line, column = source.start(given)
    edit = Edit(line, column, line, column + len(given.arg or ""), new[1])
    return Fix(f"Rename the argument to {new[1]}", (edit,))


_FIXES: dict[str, Callable[[_Source, ast.Call, Finding], Fix | None]] = {
    "KG101": _on_axis,
    "KG105": _listed,
    "KG106": _called,
    "KG303": _renamed,
}
