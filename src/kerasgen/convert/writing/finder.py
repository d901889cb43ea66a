"""Finds the libcst nodes of ast nodes in one part of the source, by their places."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import libcst as cst

from kerasgen.convert.guards import UnsafeError

if TYPE_CHECKING:
    import ast
    from collections.abc import Iterable, Mapping

    from libcst.metadata import CodeRange

    from kerasgen.reading.module import Module

__all__ = ["Finder", "Part"]

_Place = tuple[tuple[int, int], tuple[int, int]]


@dataclass(frozen=True)
class Part:
    """Statements of one block that change, as whole lines `first` to `last`, 1-based."""

    block: list[ast.stmt]
    first: int
    last: int

    @property
    def indented(self) -> bool:
        return self.block[0].col_offset > 0


class Finder:
    """Finds the libcst nodes of ast nodes by their places."""

    def __init__(
        self, module: Module, part: Part, positions: Mapping[cst.CSTNode, CodeRange]
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
