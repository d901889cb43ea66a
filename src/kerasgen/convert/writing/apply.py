"""Applies the edits of a plan to the text, one top-level statement at a time."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING

import libcst as cst
from libcst.metadata import CodeRange, MetadataWrapper, PositionProvider

from kerasgen.convert.writing.statements import Finish, Located, Rewriter

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kerasgen.convert.edits import LiteralEdit
    from kerasgen.convert.functional import Plan
    from kerasgen.reading.module import Module

__all__ = ["WriteError", "apply"]


class WriteError(Exception):
    """Raised where the text cannot be written safely: nothing is changed then."""


def apply(module: Module, plan: Plan) -> str:
    """Return the new text. Raises WriteError if libcst does not give a part back unchanged."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(set(_changed_parts(module, plan))):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    lines = list(module.lines)
    for start, end in reversed(merged):
        text = "".join(module.lines[start - 1 : end])
        lines[start - 1 : end] = [_rewrite(module, plan, text, start, end)]
    return "".join(lines)


def _changed_parts(module: Module, plan: Plan) -> Iterator[tuple[int, int]]:
    """Yield the first and last lines of what changes, in whole top-level statements."""
    edits, imports = plan.edits, plan.imports
    for node in (*edits.expressions, *imports.add, *imports.remove, *imports.after):
        yield _top_lines(module, node)
    for literal in edits.literals:
        start, end = _top_lines(module, literal.statement)
        if literal.moved_after is not None:
            end = max(end, _top_lines(module, literal.moved_after)[1])
        yield start, end


def _top_lines(module: Module, node: ast.AST) -> tuple[int, int]:
    top = module.statement(node)
    while not isinstance(module.parents[top], ast.Module):
        top = module.statement(module.parents[top])
    start = min([top.lineno, *(d.lineno for d in getattr(top, "decorator_list", []))])
    end = top.end_lineno or top.lineno
    for other in module.tree.body:  # statements that share a line through semicolons
        if other.lineno <= end and (other.end_lineno or 0) >= start:
            start, end = min(start, other.lineno), max(end, other.end_lineno or 0)
    return start, end


def _rewrite(module: Module, plan: Plan, text: str, first: int, last: int) -> str:
    tree = _parse(module, text)
    wrapper = MetadataWrapper(tree, unsafe_skip_copy=True)
    finder = _Finder(module, first, last, wrapper.resolve(PositionProvider))
    rewriter = Rewriter(finder.locate(plan), finder.column_of)
    return wrapper.module.visit(rewriter).visit(Finish()).code


def _parse(module: Module, text: str) -> cst.Module:
    """Parse a part; what is added to it gets the line ends and the indentation of the file."""
    tree = cst.parse_module(text)
    if tree.code != text:
        raise WriteError("the parser does not give this source back unchanged")
    newline = next((end for end in ("\r\n", "\n", "\r") if end in module.text), "\n")
    like_file = tree.with_changes(default_newline=newline, default_indent=_indentation(module))
    return like_file if like_file.code == text else tree


def _indentation(module: Module) -> str:
    """Return the indentation of the first indented block; without one, a tab or four blanks."""
    for statement in module.blocks:
        if statement.col_offset > 0:
            line = module.lines[statement.lineno - 1][: statement.col_offset]
            if line.isspace():
                return line
    return "\t" if any(line.startswith("\t") for line in module.lines) else " " * 4


class _Finder:
    """Finds the libcst nodes of ast nodes by their places."""

    def __init__(
        self,
        module: Module,
        first: int,
        last: int,
        positions: Mapping[cst.CSTNode, CodeRange],
    ) -> None:
        self.module = module
        self.first, self.last = first, last
        self.shift = first - 1
        self.positions = positions
        self.expressions: dict[tuple[int, int, int, int], list[cst.CSTNode]] = {}
        self.statements: dict[tuple[int, int], cst.CSTNode] = {}
        for node, place in positions.items():
            start, end = place.start, place.end
            if isinstance(node, cst.BaseExpression):
                key = (start.line, start.column, end.line, end.column)
                self.expressions.setdefault(key, []).append(node)
            elif isinstance(node, (cst.BaseSmallStatement, cst.BaseCompoundStatement)):
                self.statements.setdefault((start.line, start.column), node)

    def locate(self, plan: Plan) -> Located:
        """Return the edits that fall into this part. Raises WriteError if one has no place."""
        edits, imports = plan.edits, plan.imports
        located = Located(
            expressions={
                self.expression(node): text
                for node, text in edits.expressions.items()
                if self.holds(node)
            },
            adds={self.statement(a.statement): a for a in edits.adds if self.holds(a.statement)},
            imports={
                self.statement(node): (
                    imports.add.get(node, []),
                    imports.remove.get(node, []),
                    imports.after.get(node, []),
                )
                for node in {**imports.add, **imports.remove, **imports.after}
                if self.holds(node)
            },
        )
        for literal in edits.literals:
            if self.holds(literal.statement):
                self.locate_literal(literal, located)
        for reader, literal in edits.before:
            if self.holds(reader):
                before = located.before.setdefault(self.statement(reader), [])
                before.append((self.statement(literal.statement), literal))
        return located

    def locate_literal(self, literal: LiteralEdit, located: Located) -> None:
        """Add the edit of a construction."""
        statement = self.statement(literal.statement)
        located.literals[statement] = literal
        located.calls[self.expression(literal.call)] = literal
        if literal.moved_after is not None:
            after = located.after.setdefault(self.statement(literal.moved_after), [])
            after.append((statement, literal))

    def holds(self, node: ast.expr | ast.stmt) -> bool:
        """Whether a node stands in this part."""
        return self.first <= node.lineno <= self.last

    def expression(self, node: ast.expr) -> cst.CSTNode:
        """Return the libcst node of an expression."""
        line, column, end_line, end_column = self.module.span(node)
        key = (line - self.shift, column, end_line - self.shift, end_column)
        if key not in self.expressions:
            raise WriteError(f"line {line}: an expression is not where it was read")
        return self.expressions[key][0]

    def statement(self, node: ast.stmt) -> cst.CSTNode:
        """Return the libcst node of a statement."""
        line, column, _, _ = self.module.span(node)
        key = (line - self.shift, column)
        if key not in self.statements:
            raise WriteError(f"line {line}: a statement is not where it was read")
        return self.statements[key]

    def column_of(self, node: cst.CSTNode) -> tuple[int, str]:
        place = self.positions.get(node)
        if place is None:
            return 0, ""
        line = self.module.lines[place.start.line + self.shift - 1]
        indent = re.match(r"[ \t]*", line)
        return place.start.column, indent.group() if indent else ""
