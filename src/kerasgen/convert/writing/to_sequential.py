"""Writes functional models as Sequential ones: a list of layers, or an add for each."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import libcst as cst

from kerasgen.convert.guards import UnsafeError
from kerasgen.convert.writing.lines import alone, only_comments, statement_of
from kerasgen.convert.writing.pieces import (
    Piece,
    comment_line,
    comment_lines,
    shifted,
    standing_alone,
)

if TYPE_CHECKING:
    import ast
    from collections.abc import Iterable, Sequence

    from kerasgen.convert.edits import ChainEdit, SequentialEdits, StepEdit
    from kerasgen.convert.writing.finder import Finder

__all__ = ["SequentialWriter"]

_Lines = list[cst.SimpleStatementLine]


@dataclass
class _Places:
    """The edits of one part of the source, by the nodes they change."""

    steps: dict[cst.CSTNode, list[tuple[ChainEdit, StepEdit]]] = field(default_factory=dict)
    calls: dict[cst.CSTNode, ChainEdit] = field(default_factory=dict)
    layers: dict[cst.CSTNode, ast.expr] = field(default_factory=dict)
    indents: dict[ast.stmt, str] = field(default_factory=dict)
    bases: dict[ChainEdit, str] = field(default_factory=dict)


def _locate(edits: SequentialEdits, finder: Finder) -> _Places:
    """Find the nodes of the edits that fall into one part."""
    places = _Places()
    for chain in edits.chains:
        if not finder.holds(chain.call):
            continue
        places.calls[finder.expression(chain.call)] = chain
        for step in chain.steps:
            statement = finder.statement(step.statement)
            places.steps.setdefault(statement, []).append((chain, step))
            _, places.indents[step.statement] = finder.place_of(statement)
            _, line = finder.place_of(finder.expression(chain.call))
            places.bases[chain] = line.removeprefix(places.indents[step.statement])
            places.layers.update((finder.expression(layer), layer) for layer in step.layers)
    return places


@dataclass
class _Layer:
    """A layer as it will be written, and where it stood: column and indentation of its line."""

    node: cst.BaseExpression
    column: int
    indent: str


class SequentialWriter:
    """The writer of one part of the source. `indent` is one level of indentation."""

    def __init__(self, edits: SequentialEdits, finder: Finder, indent: str) -> None:
        self.places = _locate(edits, finder)
        self.place_of = finder.place_of
        self.blocks = finder.module.blocks
        self.indent = indent
        self.changing = [*self.places.calls, *self.places.layers]
        self.layers: dict[ast.expr, _Layer] = {}
        self.pieces: dict[ChainEdit, list[Piece]] = {}
        self.of_step: dict[StepEdit, list[Piece]] = {}
        self.written: set[ast.expr] = set()
        self.replaced: dict[ChainEdit, list[cst.EmptyLine]] = {}
        self.waiting: dict[ChainEdit, list[cst.EmptyLine]] = {}

    def expression(self, original: cst.CSTNode, updated: cst.CSTNode) -> cst.CSTNode:
        """Remember the layers, and turn the call of Model into the Sequential."""
        layer = self.places.layers.get(original)
        if layer is not None:
            assert isinstance(updated, cst.BaseExpression)
            self.layers[layer] = _Layer(updated, *self.place_of(original))
        chain = self.places.calls.get(original)
        if chain is None:
            return updated
        assert isinstance(updated, cst.Call)
        if chain.variable is not None:
            self.replaced[chain] = self._comments(chain.steps[-1], updated)
            return cst.Name(chain.variable)
        return self._sequential(chain, updated)

    def passed(self, original: cst.BaseSmallStatement, updated: cst.BaseSmallStatement) -> None:
        """Take the layers of a statement that goes into a list."""
        for chain, step in self.places.steps.get(original, []):
            if chain.variable is None and step is not chain.steps[-1]:
                self.of_step[step] = self._take(chain, step, updated)

    def check(self) -> None:
        """Raise UnsafeError if a layer was not written."""
        if self.written != set(self.places.layers.values()):
            raise UnsafeError("a layer would be lost")

    def line(
        self, original: cst.SimpleStatementLine, updated: cst.SimpleStatementLine
    ) -> _Lines | None:
        """Let the comments around a line follow its layers into their list."""
        if len(original.body) != 1:
            return None
        found = self.places.steps.get(original.body[0], [])
        if len(found) != 1 or found[0][0].variable is not None:
            return None
        chain, step = found[0]
        if step is chain.steps[-1]:
            leading = list(updated.leading_lines)
            if chain.is_unbroken:
                leading = [line for line in leading if line.comment is not None]
            return [updated.with_changes(leading_lines=leading)]
        pieces = self.of_step[step]
        comment = updated.trailing_whitespace.comment
        if step is chain.steps[0]:
            pieces[-1].trailing += [comment] if comment is not None else []
            return [only_comments(list(updated.leading_lines))]
        if not pieces:
            lines = [*updated.leading_lines, *([comment_line(comment)] if comment else [])]
            self.waiting.setdefault(chain, []).extend(lines)
            return []
        pieces[0].leading[:0] = updated.leading_lines
        pieces[-1].trailing += [comment] if comment is not None else []
        return []

    def small(
        self, original: cst.BaseSmallStatement, updated: cst.BaseSmallStatement
    ) -> _Lines | None:
        """Return the adds that replace a call of layers; nothing where a list takes them."""
        found = self.places.steps.get(original)
        if not found:
            return None
        lines: _Lines = []
        keeps = False
        for chain, step in found:
            is_last = step is chain.steps[-1]
            if chain.variable is not None:
                lines += self._adds(chain, step, updated)
                keeps = keeps or (is_last and not chain.is_own_name)
            else:
                keeps = keeps or is_last
        return [*lines, alone(updated)] if keeps else lines

    def before(self, original: cst.BaseCompoundStatement) -> _Lines:
        """Return the adds of a model that is made in the head of a compound statement."""
        lines: _Lines = []
        for chain, step in self.places.steps.get(original, []):
            if chain.variable is not None:
                lines += self._adds(chain, step, cst.Pass())
        return lines

    def after(self, original: cst.CSTNode) -> _Lines:
        """Return nothing: all that is written stands where something stood."""
        del original
        return []

    def _take(self, chain: ChainEdit, step: StepEdit, statement: cst.CSTNode) -> list[Piece]:
        """Collect the layers of a step, with the comments between them."""
        pieces = [Piece(self._in_list(layer, chain, step)) for layer in step.layers]
        comments = self._comments(step, statement)
        if pieces:
            pieces[0].leading = [*self.waiting.pop(chain, []), *comments]
        else:
            self.waiting.setdefault(chain, []).extend(comments)
        self.pieces.setdefault(chain, []).extend(pieces)
        return pieces

    def _comments(self, step: StepEdit, statement: cst.CSTNode) -> list[cst.EmptyLine]:
        """Return the comments inside a statement that stand in none of its layers."""
        inside = [
            line.comment.value
            for layer in step.layers
            for line in comment_lines(self.layers[layer].node)
            if line.comment is not None
        ]
        comments = []
        for line in comment_lines(statement):
            if line.comment is not None and line.comment.value in inside:
                inside.remove(line.comment.value)
            else:
                comments.append(line)
        return comments

    def _in_list(self, layer: ast.expr, chain: ChainEdit, step: StepEdit) -> cst.BaseExpression:
        """Return a layer as an item on a line of its own, one level inside the call."""
        self.written.add(layer)
        found = self.layers[layer]
        block = self.places.indents[step.statement]
        deeper = self.places.bases[chain] + self.indent
        columns = len(block) + len(deeper) - found.column
        return shifted(found.node, found.indent.removeprefix(block), columns, deeper)

    def _in_call(self, layer: ast.expr, step: StepEdit, opening: str) -> cst.BaseExpression:
        """Return a layer that stands behind `opening` on the line of its statement."""
        self.written.add(layer)
        found = self.layers[layer]
        block = self.places.indents[step.statement]
        columns = len(block) + len(opening) - found.column
        return shifted(found.node, found.indent.removeprefix(block), columns)

    def _sequential(self, chain: ChainEdit, call: cst.Call) -> cst.Call:
        step = chain.steps[-1]
        kept = [argument for argument in call.args if _is_kept(argument)]
        inside = [line.comment.value for a in kept for line in comment_lines(a) if line.comment]
        pieces = [Piece(self._in_list(layer, chain, step)) for layer in step.layers]
        tail = [
            line
            for line in self._comments(step, call.with_changes(lpar=[], rpar=[]))
            if line.comment is None or line.comment.value not in inside
        ]
        waiting = self.waiting.pop(chain, [])
        if pieces:
            pieces[0].leading = waiting
            waiting = []
        all_pieces = [*self.pieces.pop(chain, []), *pieces]
        items = _list_of(all_pieces, [*waiting, *tail], self.places.bases[chain], self.indent)
        return call.with_changes(
            func=cst.parse_expression(chain.function),
            args=[cst.Arg(items), *_plain(kept)],
            whitespace_after_func=cst.SimpleWhitespace(""),
            whitespace_before_args=cst.SimpleWhitespace(""),
        )

    def _adds(self, chain: ChainEdit, step: StepEdit, statement: cst.CSTNode) -> _Lines:
        assert chain.variable is not None
        lines: _Lines = []
        if step is chain.steps[0]:
            lines.append(self._opening(chain))
        names = dict(step.hoisted)
        for layer, name in step.hoisted:
            value = standing_alone(self._in_call(layer, step, f"{name} = "))
            target = cst.AssignTarget(cst.Name(name))
            lines.append(cst.SimpleStatementLine([cst.Assign([target], value)]))
        add = cst.Attribute(cst.Name(chain.variable), cst.Name("add"))
        for layer in step.layers:
            item: cst.BaseExpression = (
                cst.Name(names[layer])
                if layer in names
                else self._in_call(layer, step, f"{chain.variable}.add(")
            )
            lines.append(cst.SimpleStatementLine([cst.Expr(cst.Call(add, [cst.Arg(item)]))]))
        own_block = self.blocks[chain.steps[0].statement]
        if not step.layers and self.blocks[step.statement] is not own_block:
            lines.append(cst.SimpleStatementLine([cst.Pass()]))
        comments = self._comments(step, statement)
        if step is chain.steps[-1]:
            comments = [*comments, *self.replaced.pop(chain)]
        if lines and comments:
            lines[0] = lines[0].with_changes(leading_lines=comments)
        elif comments:
            lines = [only_comments(comments)]
        return lines

    def _opening(self, chain: ChainEdit) -> cst.SimpleStatementLine:
        assert chain.variable is not None
        return statement_of(f"{chain.variable} = {chain.function}({', '.join(chain.keywords)})")


def _is_kept(argument: cst.Arg) -> bool:
    return argument.keyword is not None and argument.keyword.value in ("name", "trainable")


def _plain(arguments: Sequence[cst.Arg]) -> list[cst.Arg]:
    """Return arguments on one line, unless comments stand between them."""
    if any(comment_lines(argument) for argument in arguments):
        return list(arguments)
    return [
        argument.with_changes(
            comma=cst.MaybeSentinel.DEFAULT, whitespace_after_arg=cst.SimpleWhitespace("")
        )
        for argument in arguments
    ]


def _list_of(
    pieces: Sequence[Piece], tail: Sequence[cst.EmptyLine], base: str, level: str
) -> cst.List:
    """Return a list with a line for each piece, and the lines `tail` before it closes.

    It opens and closes at the indentation `base`; its items stand one `level` deeper.
    """
    indent = base + level
    above = [[*piece.leading, *map(comment_line, piece.trailing[1:])] for piece in pieces]
    elements = []
    for position, piece in enumerate(pieces):
        is_last = position == len(pieces) - 1
        lines = tail if is_last else above[position + 1]
        comment = piece.trailing[0] if piece.trailing else None
        after = _line_break(lines, indent, base if is_last else indent, comment)
        elements.append(cst.Element(piece.node, cst.Comma(whitespace_after=after)))
    opening = cst.LeftSquareBracket(_line_break(above[0], indent, indent, None))
    return cst.List(elements, opening)


def _line_break(
    lines: Iterable[cst.EmptyLine], indent: str, next_indent: str, comment: cst.Comment | None
) -> cst.ParenthesizedWhitespace:
    """Return the end of a line and its comment, the lines below it, and the next indentation."""
    gap = cst.SimpleWhitespace("  " if comment is not None else "")
    return cst.ParenthesizedWhitespace(
        first_line=cst.TrailingWhitespace(whitespace=gap, comment=comment),
        empty_lines=[
            line
            if line.comment is None
            else cst.EmptyLine(whitespace=cst.SimpleWhitespace(indent), comment=line.comment)
            for line in lines
        ],
        indent=True,
        last_line=cst.SimpleWhitespace(next_indent),
    )
