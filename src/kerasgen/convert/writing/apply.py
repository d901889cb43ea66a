"""Applies the edits of a plan to the text, reading no more of it with libcst than must change."""

from __future__ import annotations

import ast
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import libcst as cst
from libcst.metadata import CodeRange, MetadataWrapper, PositionProvider

from kerasgen.convert.guards import UnsafeError, check_comments
from kerasgen.convert.writing.statements import Located, Rewriter

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from kerasgen.convert.edits import LiteralEdit
    from kerasgen.convert.functional import Plan
    from kerasgen.reading.module import Module

__all__ = ["apply"]

_Place = tuple[tuple[int, int], tuple[int, int]]

_BODIES = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)


@dataclass(frozen=True)
class _Part:
    """Statements of one block that change, as whole lines `first` to `last`, 1-based."""

    block: list[ast.stmt]
    first: int
    last: int

    @property
    def indented(self) -> bool:
        return self.block[0].col_offset > 0


def apply(module: Module, plan: Plan) -> str:
    """Return the new text. Raises UnsafeError where a part would lose something."""
    lines = list(module.lines)
    for part in reversed(_parts(module, plan)):
        text = "".join(module.lines[part.first - 1 : part.last])
        lines[part.first - 1 : part.last] = [_rewrite(module, plan, part, text)]
    return "".join(lines)


def _parts(module: Module, plan: Plan) -> list[_Part]:
    """Return the parts that change, in order, none touching another."""
    found = sorted(_changed(module, plan), key=lambda part: (part.first, -part.last))
    parts: list[_Part] = []
    for part in found:
        if not parts or part.first > parts[-1].last:
            parts.append(part)
        elif part.last > parts[-1].last:
            parts[-1] = replace(parts[-1], last=part.last)
    return parts


def _changed(module: Module, plan: Plan) -> Iterator[_Part]:
    edits, imports = plan.edits, plan.imports
    for node in (*edits.expressions, *imports.add, *imports.remove, *imports.after):
        yield _part_around(module, node)
    for literal in edits.literals:
        part = _part_around(module, literal.statement)
        if literal.moved_after is not None:
            end = _part_around(module, literal.moved_after).last
            part = replace(part, last=max(part.last, end))
        yield part


def _part_around(module: Module, node: ast.AST) -> _Part:
    """Return the lines of the statement around `node` that stands in a body with its own lines."""
    statement = module.statement(node)
    while not _is_part(module, statement):
        statement = module.statement(module.parents[statement])
    block = module.blocks[statement]
    first = min([statement.lineno, *(d.lineno for d in getattr(statement, "decorator_list", []))])
    last = statement.end_lineno or first
    for other in block:  # statements that share a line through semicolons
        if other.lineno <= last and (other.end_lineno or 0) >= first:
            first, last = min(first, other.lineno), max(last, other.end_lineno or 0)
    return _Part(block, first, last)


def _is_part(module: Module, statement: ast.stmt) -> bool:
    parent = module.parents[statement]
    if not isinstance(parent, _BODIES):
        return False
    first = parent.body[0]
    return not module.lines[first.lineno - 1][: first.col_offset].strip()


def _rewrite(module: Module, plan: Plan, part: _Part, text: str) -> str:
    """Rewrite one part. An indented one is read under a head that makes it a module."""
    head = "if 1:" + _line_end(module) if part.indented else ""
    wrapper = MetadataWrapper(_parse(module, head + text), unsafe_skip_copy=True)
    finder = _Finder(module, part, wrapper.resolve(PositionProvider))
    located = finder.locate(plan)
    changing = finder.places_of([*located.expressions, *located.calls])
    rewriter = Rewriter(located, finder.place_of, lambda node: finder.encloses(node, changing))
    code = wrapper.module.visit(rewriter).code
    check_comments(head + text, code)
    return code.removeprefix(head)


def _parse(module: Module, text: str) -> cst.Module:
    """Parse a part; what is added to it gets the line ends and the indentation of the file."""
    tree = cst.parse_module(text)
    like_file = tree.with_changes(
        default_newline=_line_end(module), default_indent=_indentation(module)
    )
    if like_file.code == text:
        return like_file
    if tree.code != text:
        raise UnsafeError("the parser does not give this source back unchanged")
    return tree


def _line_end(module: Module) -> str:
    return next((end for end in ("\r\n", "\n", "\r") if end in module.text), "\n")


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
        self, module: Module, part: _Part, positions: Mapping[cst.CSTNode, CodeRange]
    ) -> None:
        self.module = module
        self.first, self.last = part.first, part.last
        self.shift = part.first - 1 - part.indented
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
        """Return the edits that fall into this part. Raises UnsafeError if one has no place."""
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
        located.literals.setdefault(statement, []).append(literal)
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
            raise UnsafeError(f"line {line}: an expression is not where it was read")
        return self.expressions[key][0]

    def statement(self, node: ast.stmt) -> cst.CSTNode:
        """Return the libcst node of a statement."""
        line, column, _, _ = self.module.span(node)
        key = (line - self.shift, column)
        if key not in self.statements:
            raise UnsafeError(f"line {line}: a statement is not where it was read")
        return self.statements[key]

    def places_of(self, nodes: Iterable[cst.CSTNode]) -> list[_Place]:
        """Return where nodes stand, as (line, column) of start and end."""
        return [_place(self.positions[node]) for node in nodes]

    def encloses(self, node: cst.CSTNode, places: Iterable[_Place]) -> bool:
        """Whether one of the places is that of a node, or inside it."""
        start, end = _place(self.positions[node])
        return any(start <= first and last <= end for first, last in places)

    def place_of(self, node: cst.CSTNode) -> tuple[int, str]:
        """Return the column of a node and the indentation of its line."""
        place = self.positions[node].start
        line = self.module.lines[place.line + self.shift - 1]
        return place.column, line[: len(line) - len(line.lstrip(" \t"))]


def _place(place: CodeRange) -> _Place:
    return (place.start.line, place.start.column), (place.end.line, place.end.column)
