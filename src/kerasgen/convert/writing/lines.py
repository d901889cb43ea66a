"""Lines of statements: one by itself, one that only holds comments, and how those are folded."""

from __future__ import annotations

from typing import TYPE_CHECKING

import libcst as cst

from kerasgen.convert.writing.pieces import comment_line

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["alone", "folded", "only_comments", "statement_of", "with_trailing"]

_Block = cst.IndentedBlock | cst.Module

# A keyword, so no name of any source. A line without statements would be dropped by libcst.
_GONE = "pass"


def only_comments(lines: list[cst.EmptyLine]) -> cst.SimpleStatementLine:
    """Comments whose layer is gone, carried by a line that is folded into the next."""
    return cst.SimpleStatementLine(body=[cst.Expr(cst.Name(_GONE))], leading_lines=lines)


def _is_only_comments(statement: cst.CSTNode) -> bool:
    match statement:
        case cst.SimpleStatementLine(body=[cst.Expr(value=cst.Name(value=name))]):
            return name == _GONE
    return False


def statement_of(line: str) -> cst.SimpleStatementLine:
    """Parse one simple statement."""
    statement = cst.parse_statement(line)
    assert isinstance(statement, cst.SimpleStatementLine)
    return statement


def alone(statement: cst.BaseSmallStatement) -> cst.SimpleStatementLine:
    """Return a small statement on a line of its own."""
    small = statement.with_changes(semicolon=cst.MaybeSentinel.DEFAULT)
    return cst.SimpleStatementLine(body=[small])


def with_trailing(
    lines: list[cst.SimpleStatementLine], trailing: cst.TrailingWhitespace
) -> list[cst.SimpleStatementLine]:
    """Put the comment of a line behind the last of the lines that replace it, or after them."""
    if trailing.comment is None:
        return lines
    comment = comment_line(trailing.comment)
    if not lines:
        return [only_comments([comment])]
    last = lines[-1]
    if _is_only_comments(last):
        return [*lines[:-1], last.with_changes(leading_lines=[*last.leading_lines, comment])]
    free = isinstance(last, cst.SimpleStatementLine) and last.trailing_whitespace.comment is None
    if free:
        return [*lines[:-1], last.with_changes(trailing_whitespace=trailing)]
    return [*lines, only_comments([comment])]


def folded(node: _Block) -> _Block:
    """Fold lines that hold only comments into the next statement, or the end of the block."""
    if not any(_is_only_comments(statement) for statement in node.body):
        return node
    body, rest = _fold(node.body)
    return node.with_changes(body=body, footer=[*rest, *node.footer])


def _fold(
    body: Sequence[cst.BaseStatement | cst.BaseSmallStatement],
) -> tuple[list[cst.BaseStatement | cst.BaseSmallStatement], list[cst.EmptyLine]]:
    waiting: list[cst.EmptyLine] = []
    kept: list[cst.BaseStatement | cst.BaseSmallStatement] = []
    for statement in body:
        if _is_only_comments(statement):
            waiting += getattr(statement, "leading_lines", ())
            continue
        if waiting:
            leading = [*waiting, *getattr(statement, "leading_lines", ())]
            statement = statement.with_changes(leading_lines=leading)
            waiting = []
        kept.append(statement)
    return kept, waiting
