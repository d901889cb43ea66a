"""Applies the edits of a plan to the text, reading no more of it with libcst than must change."""

from __future__ import annotations

import ast
from dataclasses import replace
from typing import TYPE_CHECKING

import libcst as cst
from libcst.metadata import MetadataWrapper, PositionProvider

from kerasgen.convert.edits import FunctionalEdits
from kerasgen.convert.guards import UnsafeError, check_comments
from kerasgen.convert.writing.finder import Finder, Part
from kerasgen.convert.writing.rewriter import Located, Rewriter
from kerasgen.convert.writing.to_functional import FunctionalWriter
from kerasgen.convert.writing.to_sequential import SequentialWriter

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kerasgen.convert.edits import Plan
    from kerasgen.reading.module import Module

__all__ = ["apply"]

_BODIES = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)


def apply(module: Module, plan: Plan) -> str:
    """Return the new text. Raises UnsafeError where a part would lose something."""
    lines = list(module.lines)
    for part in reversed(_parts(module, plan)):
        text = "".join(module.lines[part.first - 1 : part.last])
        lines[part.first - 1 : part.last] = [_rewrite(module, plan, part, text)]
    return "".join(lines)


def _parts(module: Module, plan: Plan) -> list[Part]:
    """Return the parts that change, in order, none touching another."""
    found = sorted(_changed(module, plan), key=lambda part: (part.first, -part.last))
    parts: list[Part] = []
    for part in found:
        if not parts or part.first > parts[-1].last:
            parts.append(part)
        elif part.last > parts[-1].last:
            parts[-1] = replace(parts[-1], last=part.last)
    return parts


def _changed(module: Module, plan: Plan) -> Iterator[Part]:
    edits, imports = plan.edits, plan.imports
    for node in (*edits.expressions, *imports.add, *imports.remove, *imports.after):
        yield _part_around(module, node)
    for first, last in edits.spans():
        part = _part_around(module, first)
        yield replace(part, last=max(part.last, _part_around(module, last).last))


def _part_around(module: Module, node: ast.AST) -> Part:
    """Return the lines of the statement around `node` that stands in a body with its own lines."""
    statement = module.statement(node)
    while not _is_part(module, statement):
        statement = module.statement(module.parents[statement])
    block = module.blocks[statement]
    first = min([statement.lineno, *(d.lineno for d in getattr(statement, "decorator_list", []))])
    last = statement.end_lineno or first
    for other in block:  # statements that share a line through semicolons
        joined = _continued(module, last)
        if other.lineno <= joined and (other.end_lineno or 0) >= first:
            first, last = min(first, other.lineno), max(joined, other.end_lineno or 0)
    return Part(block, first, last)


def _continued(module: Module, line: int) -> int:
    """Return the last line that a backslash at the end of a line goes on to."""
    while line < len(module.lines) and module.lines[line - 1].rstrip("\r\n").endswith("\\"):
        line += 1
    return line


def _is_part(module: Module, statement: ast.stmt) -> bool:
    parent = module.parents[statement]
    if not isinstance(parent, _BODIES):
        return False
    first = parent.body[0]
    return not module.lines[first.lineno - 1][: first.col_offset].strip()


def _rewrite(module: Module, plan: Plan, part: Part, text: str) -> str:
    """Rewrite one part. An indented one is read under a head that makes it a module."""
    head = "if 1:" + _line_end(module) if part.indented else ""
    wrapper = MetadataWrapper(_parse(module, head + text), unsafe_skip_copy=True)
    finder = Finder(module, part, wrapper.resolve(PositionProvider))
    located = _locate(plan, finder)
    writer: FunctionalWriter | SequentialWriter
    if isinstance(plan.edits, FunctionalEdits):
        writer = FunctionalWriter(plan.edits, finder)
    else:
        writer = SequentialWriter(plan.edits, finder, _indentation(module))
    changing = finder.places_of([*located.expressions, *writer.changing])
    rewriter = Rewriter(located, writer, lambda node: finder.encloses(node, changing))
    try:
        code = wrapper.module.visit(rewriter).code
    except cst.ParserSyntaxError as error:
        raise UnsafeError("a changed expression would not parse") from error
    writer.check()
    check_comments(head + text, code)
    return code.removeprefix(head)


def _locate(plan: Plan, finder: Finder) -> Located:
    """Find the nodes of the edits that fall into one part."""
    edits, imports = plan.edits, plan.imports
    return Located(
        expressions={
            finder.expression(node): text
            for node, text in edits.expressions.items()
            if finder.holds(node)
        },
        imports={
            finder.statement(node): (
                imports.add.get(node, []),
                imports.remove.get(node, []),
                imports.after.get(node, []),
            )
            for node in {**imports.add, **imports.remove, **imports.after}
            if finder.holds(node)
        },
    )


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
        inside = module.parents[statement]
        if statement.col_offset > 0 and not isinstance(inside, ast.match_case):
            line = module.lines[statement.lineno - 1][: statement.col_offset]
            if line.isspace():
                return line
    return "\t" if any(line.startswith("\t") for line in module.lines) else " " * 4
