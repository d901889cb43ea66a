"""Rewrites a parsed part of the source in one bottom-up pass, asking a writer what changes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

import libcst as cst

from kerasgen.convert.writing.imports import import_lines
from kerasgen.convert.writing.lines import alone, folded, only_comments, with_trailing

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["Located", "Rewriter", "Writer"]

_Lines = list[cst.SimpleStatementLine]


@dataclass
class Located:
    """The edits of one part of the source that every conversion has, by the nodes they change."""

    expressions: dict[cst.CSTNode, str] = field(default_factory=dict)
    imports: dict[cst.CSTNode, tuple[list[str], list[str], list[str]]] = field(default_factory=dict)


class Writer(Protocol):
    """What one direction of the conversion writes, asked bottom-up and in source order."""

    def expression(self, original: cst.CSTNode, updated: cst.CSTNode) -> cst.CSTNode:
        """Return what an expression becomes."""
        ...

    def passed(self, original: cst.BaseSmallStatement, updated: cst.BaseSmallStatement) -> None:
        """Take note of a small statement whose expressions have been asked for."""
        ...

    def line(
        self, original: cst.SimpleStatementLine, updated: cst.SimpleStatementLine
    ) -> _Lines | None:
        """Return the lines that replace a whole line, comments and all; None: ask for each part."""
        ...

    def small(
        self, original: cst.BaseSmallStatement, updated: cst.BaseSmallStatement
    ) -> _Lines | None:
        """Return the lines that replace a small statement; None where it stays as it is."""
        ...

    def before(self, original: cst.BaseCompoundStatement) -> _Lines:
        """Return the lines to put before a compound statement."""
        ...

    def after(self, original: cst.CSTNode) -> _Lines:
        """Return the lines to put after a statement."""
        ...

    def check(self) -> None:
        """Raise UnsafeError if something that was to be written was not."""
        ...


class Rewriter(cst.CSTTransformer):
    """Applies located edits and what the writer says.

    `changes_inside` tells whether an expression within a node changes.
    """

    def __init__(
        self, located: Located, writer: Writer, changes_inside: Callable[[cst.CSTNode], bool]
    ) -> None:
        super().__init__()
        self.located = located
        self.writer = writer
        self.changes_inside = changes_inside

    def on_visit(self, node: cst.CSTNode) -> bool:
        """Pass over what stays as it is: most of a source is the arguments of its layers."""
        if isinstance(node, (cst.BaseSmallStatement, cst.Call)):
            return self.changes_inside(node)
        return True

    def on_leave(  # type: ignore[override]
        self, original_node: cst.CSTNode, updated_node: cst.CSTNode
    ) -> cst.CSTNode | cst.FlattenSentinel[cst.CSTNode] | cst.RemovalSentinel:
        if isinstance(original_node, cst.BaseExpression):
            text = self.located.expressions.get(original_node)
            if text is not None:
                updated_node = cst.parse_expression(text)
            return self.writer.expression(original_node, updated_node)
        if isinstance(original_node, cst.BaseSmallStatement):
            assert isinstance(updated_node, cst.BaseSmallStatement)
            self.writer.passed(original_node, updated_node)
            return updated_node
        if isinstance(original_node, cst.SimpleStatementLine):
            assert isinstance(updated_node, cst.SimpleStatementLine)
            return self._line(original_node, updated_node)
        if isinstance(original_node, cst.SimpleStatementSuite):
            assert isinstance(updated_node, cst.SimpleStatementSuite)
            return self._suite(original_node, updated_node)
        if isinstance(original_node, cst.BaseCompoundStatement):
            return self._around(original_node, updated_node)
        if isinstance(updated_node, (cst.IndentedBlock, cst.Module)):
            return folded(updated_node)
        return updated_node

    def _around(
        self, original: cst.BaseCompoundStatement, updated: cst.CSTNode
    ) -> cst.CSTNode | cst.FlattenSentinel[cst.CSTNode]:
        before, after = self.writer.before(original), self.writer.after(original)
        if not before and not after:
            return updated
        if before:
            leading = getattr(updated, "leading_lines", ())
            before[0] = before[0].with_changes(leading_lines=[*leading, *before[0].leading_lines])
            updated = updated.with_changes(leading_lines=[])
        return cst.FlattenSentinel([*before, updated, *after])

    def _line(
        self, original: cst.SimpleStatementLine, updated: cst.SimpleStatementLine
    ) -> cst.CSTNode | cst.FlattenSentinel[cst.CSTNode]:
        whole = self.writer.line(original, updated)
        if whole is not None:
            return cst.FlattenSentinel(whole)
        groups = [
            self._small(old, new) for old, new in zip(original.body, updated.body, strict=True)
        ]
        if all(group is None for group in groups):
            return updated
        lines: _Lines = []
        for old, small, group in zip(original.body, updated.body, groups, strict=True):
            own = [alone(small)] if group is None else group
            if old is original.body[-1]:
                own = with_trailing(own, updated.trailing_whitespace)
            lines += [*own, *self.writer.after(old)]
        if lines:
            leading = [*updated.leading_lines, *lines[0].leading_lines]
            lines[0] = lines[0].with_changes(leading_lines=leading)
        else:
            lines = [only_comments(list(updated.leading_lines))]
        return cst.FlattenSentinel(lines)

    def _suite(
        self, original: cst.SimpleStatementSuite, updated: cst.SimpleStatementSuite
    ) -> cst.CSTNode:
        groups = [
            self._small(old, new) for old, new in zip(original.body, updated.body, strict=True)
        ]
        if all(group is None for group in groups):
            return updated
        lines: _Lines = []
        for old, small, group in zip(original.body, updated.body, groups, strict=True):
            lines += [alone(small)] if group is None else group
            lines += self.writer.after(old)
        one = (
            lines[0] if len(lines) == 1 and isinstance(lines[0], cst.SimpleStatementLine) else None
        )
        if one is not None and not one.leading_lines and one.trailing_whitespace.comment is None:
            return updated.with_changes(body=one.body)
        comment = updated.trailing_whitespace.comment
        header = updated.trailing_whitespace if comment is not None else cst.TrailingWhitespace()
        return folded(cst.IndentedBlock(body=lines, header=header))

    def _small(
        self, original: cst.BaseSmallStatement, updated: cst.BaseSmallStatement
    ) -> _Lines | None:
        imported = self.located.imports.get(original)
        if imported is not None:
            assert isinstance(updated, cst.ImportFrom)
            return import_lines(updated, *imported)
        return self.writer.small(original, updated)
