"""Adds names to an import statement and takes names out, in the statement's own layout."""

from __future__ import annotations

from typing import TYPE_CHECKING

import libcst as cst

from kerasgen.convert.writing.lines import alone, only_comments, statement_of
from kerasgen.convert.writing.pieces import comment_lines

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

__all__ = ["edit_import", "import_lines"]


def import_lines(
    node: cst.ImportFrom, add: list[str], remove: list[str], after: list[str]
) -> list[cst.SimpleStatementLine]:
    """Return the changed import with the lines to put beside it, in the order of the sources."""
    changed = edit_import(node, add, remove)
    lines = [statement_of(line) for line in after]
    if changed is None:
        return [*lines, only_comments(comment_lines(node))]
    own = alone(changed)
    source = cst.Module(body=[own]).code
    return sorted([own, *lines], key=lambda line: _key(line, own, source))


def _key(
    line: cst.SimpleStatementLine, own: cst.SimpleStatementLine, source: str
) -> tuple[str, bool]:
    text = source if line is own else cst.Module(body=[line]).code
    return text.split()[1], line is not own


def edit_import(
    node: cst.ImportFrom, add: Sequence[str], remove: Sequence[str]
) -> cst.ImportFrom | None:
    """Return the changed import, or None if no name is left. A removed name's place is reused."""
    if isinstance(node.names, cst.ImportStar):
        return node
    aliases = list(node.names)
    names = [_bound(alias) for alias in aliases]
    by_case = names == sorted(names)
    is_sorted = by_case or names == sorted(names, key=str.lower)
    new = [_alias(text) for text in add if _alias_name(text) not in names]
    if not is_sorted:
        for position, name in enumerate(names):
            if name in remove and new:
                aliases[position] = new.pop(0).with_changes(comma=aliases[position].comma)
    aliases = [alias for alias in aliases if _bound(alias) not in remove]
    for alias in new:
        _insert(aliases, alias, is_sorted, str if by_case else str.lower)
    if not aliases:
        return None
    return node.with_changes(names=_with_commas(node, aliases))


def _bound(alias: cst.ImportAlias) -> str:
    return alias.evaluated_alias or alias.evaluated_name


def _alias(text: str) -> cst.ImportAlias:
    statement = cst.parse_statement(f"from m import {text}")
    assert isinstance(statement, cst.SimpleStatementLine)
    imported = statement.body[0]
    assert isinstance(imported, cst.ImportFrom)
    assert not isinstance(imported.names, cst.ImportStar)
    return imported.names[0]


def _alias_name(text: str) -> str:
    return text.rpartition(" ")[2]


def _insert(
    aliases: list[cst.ImportAlias],
    alias: cst.ImportAlias,
    is_sorted: bool,
    order: Callable[[str], str],
) -> None:
    position = len(aliases)
    if is_sorted:
        key = order(_bound(alias))
        position = next((i for i, a in enumerate(aliases) if order(_bound(a)) > key), position)
    aliases.insert(position, alias)


def _with_commas(node: cst.ImportFrom, aliases: list[cst.ImportAlias]) -> list[cst.ImportAlias]:
    """Give every name the commas of the statement's own layout, comments kept."""
    assert not isinstance(node.names, cst.ImportStar)
    old = list(node.names)
    inner = next((a.comma for a in old[:-1] if isinstance(a.comma, cst.Comma)), None)
    between = cst.Comma(whitespace_after=cst.SimpleWhitespace(" "))
    if inner is not None and not _has_comment(inner):
        between = inner
    ends = old[-1].comma
    result = []
    for position, alias in enumerate(aliases):
        is_last = position == len(aliases) - 1
        own = alias.comma
        if is_last:
            comma: cst.Comma | cst.MaybeSentinel = ends
        elif isinstance(own, cst.Comma) and own is not ends:
            comma = own
        else:
            comma = between
        result.append(alias.with_changes(comma=comma))
    return result


def _has_comment(comma: cst.Comma) -> bool:
    after = comma.whitespace_after
    return isinstance(after, cst.ParenthesizedWhitespace) and (
        after.first_line.comment is not None or any(line.comment for line in after.empty_lines)
    )
