"""Writes Sequential models as functional ones: a statement for each layer, and `Model(...)`."""

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
    drop_keywords,
    pieces_of_literal,
    shifted,
    unwrap_whitespace,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kerasgen.convert.edits import AddEdit, FunctionalEdits, ItemLine, LiteralEdit, ModelCall
    from kerasgen.convert.writing.finder import Finder

__all__ = ["FunctionalWriter"]


@dataclass
class _Places:
    """The edits of one part of the source, by the nodes they change."""

    literals: dict[cst.CSTNode, list[LiteralEdit]] = field(default_factory=dict)
    calls: dict[cst.CSTNode, LiteralEdit] = field(default_factory=dict)
    adds: dict[cst.CSTNode, AddEdit] = field(default_factory=dict)
    before: dict[cst.CSTNode, list[tuple[cst.CSTNode, LiteralEdit]]] = field(default_factory=dict)
    after: dict[cst.CSTNode, list[tuple[cst.CSTNode, LiteralEdit]]] = field(default_factory=dict)


def _locate(edits: FunctionalEdits, finder: Finder) -> _Places:
    """Find the nodes of the edits that fall into one part."""
    places = _Places(
        adds={finder.statement(a.statement): a for a in edits.adds if finder.holds(a.statement)}
    )
    for literal in edits.literals:
        if not finder.holds(literal.statement):
            continue
        statement = finder.statement(literal.statement)
        places.literals.setdefault(statement, []).append(literal)
        places.calls[finder.expression(literal.call)] = literal
        if literal.moved_after is not None:
            after = places.after.setdefault(finder.statement(literal.moved_after), [])
            after.append((statement, literal))
    for reader, literal in edits.before:
        if finder.holds(reader):
            before = places.before.setdefault(finder.statement(reader), [])
            before.append((finder.statement(literal.statement), literal))
    return places


class FunctionalWriter:
    """The writer of one part of the source."""

    def __init__(self, edits: FunctionalEdits, finder: Finder) -> None:
        self.places = _locate(edits, finder)
        self.place_of = finder.place_of
        self.changing = list(self.places.calls)
        self.pieces: dict[LiteralEdit, tuple[list[Piece], list[cst.EmptyLine]]] = {}
        self.origins: dict[int, cst.CSTNode] = {}
        self.written: set[LiteralEdit] = set()

    def expression(self, original: cst.CSTNode, updated: cst.CSTNode) -> cst.CSTNode:
        """Turn the call of Sequential into one of Model."""
        edit = self.places.calls.get(original)
        if edit is None:
            return updated
        assert isinstance(original, cst.Call)
        assert isinstance(updated, cst.Call)
        return self._model_call(edit, original, updated)

    def passed(self, original: cst.BaseSmallStatement, updated: cst.BaseSmallStatement) -> None:
        """Take no note: layers are taken from the constructions and adds themselves."""
        del original, updated

    def line(
        self, original: cst.SimpleStatementLine, updated: cst.SimpleStatementLine
    ) -> list[cst.SimpleStatementLine] | None:
        """Leave it to the statements of a line: comments stay around what replaces them."""
        del original, updated
        return None

    def before(self, original: cst.BaseCompoundStatement) -> list[cst.SimpleStatementLine]:
        """Return the layers of models that the head of a compound statement makes."""
        lines = self._moved(self.places.before.get(original, []))
        for literal in self.places.literals.get(original, []):
            lines += self._literal_lines(literal, original)
        return lines

    def after(self, original: cst.CSTNode) -> list[cst.SimpleStatementLine]:
        """Return the models that are complete after a statement."""
        return self._moved(self.places.after.get(original, []))

    def check(self) -> None:
        """Raise UnsafeError if the layers of a construction were not written."""
        if self.pieces.keys() != self.written:
            raise UnsafeError("a layer would be lost")

    def small(
        self, original: cst.BaseSmallStatement, updated: cst.BaseSmallStatement
    ) -> list[cst.SimpleStatementLine] | None:
        """Return the lines that replace an add or a construction."""
        add = self.places.adds.get(original)
        literals = self.places.literals.get(original)
        before = self._moved(self.places.before.get(original, []))
        if add is not None:
            assert isinstance(updated, cst.Expr)
            lines = self._add_lines(add, original, updated)
        elif literals is not None:
            lines = self._constructions(literals, original, updated)
        elif before or original in self.places.after:
            lines = [alone(updated)]
        else:
            return None
        return [*before, *lines]

    def _moved(
        self, edits: Sequence[tuple[cst.CSTNode, LiteralEdit]]
    ) -> list[cst.SimpleStatementLine]:
        """Return the `model = Model(...)` statements that stand elsewhere than the construction."""
        lines = []
        for statement, edit in edits:
            made = statement.deep_clone()
            assert isinstance(made, (cst.Assign, cst.AnnAssign))
            lines.append(alone(made.with_changes(value=self._new_call(edit.model, _call_in(made)))))
        return lines

    def _model_call(self, edit: LiteralEdit, original: cst.Call, call: cst.Call) -> cst.Call:
        layers = [a for a in call.args if _is_layers(a, call)]
        found: tuple[list[Piece], list[cst.EmptyLine]] = ([], [])
        if layers:
            argument = layers[0]
            found = pieces_of_literal(argument.value)
            before = [a for a in original.args if _is_layers(a, original)]
            for piece, old in zip(found[0], pieces_of_literal(before[0].value)[0], strict=True):
                self.origins[id(piece.node)] = old.node
            outside = comment_lines(call.whitespace_before_args)
            rest = comment_lines(argument.with_changes(value=cst.Name("_")))
            if found[0]:
                found[0][0].leading[:0] = outside
                found = (found[0], [*found[1], *rest])
        self.pieces[edit] = found
        return self._new_call(edit.model, call)

    def _new_call(self, model: ModelCall, call: cst.Call) -> cst.Call:
        kept = [a for a in call.args if not _is_layers(a, call)]
        if model.name_from_position and kept and kept[0].keyword is None:
            equal = cst.AssignEqual(cst.SimpleWhitespace(""), cst.SimpleWhitespace(""))
            kept[0] = kept[0].with_changes(keyword=cst.Name("name"), equal=equal)
        if not any(comment_lines(argument) for argument in kept):
            kept = [
                a.with_changes(
                    comma=cst.MaybeSentinel.DEFAULT, whitespace_after_arg=cst.SimpleWhitespace("")
                )
                for a in kept
            ]
        tensors = [cst.Arg(cst.Name(model.inputs)), cst.Arg(cst.Name(model.outputs))]
        return call.with_changes(
            func=cst.parse_expression(model.function),
            args=[*tensors, *kept],
            whitespace_before_args=cst.SimpleWhitespace(""),
        )

    def _constructions(
        self,
        edits: Sequence[LiteralEdit],
        original: cst.BaseSmallStatement,
        updated: cst.BaseSmallStatement,
    ) -> list[cst.SimpleStatementLine]:
        """Return the layers of the models that a statement makes, and the statement if it stays."""
        lines: list[cst.SimpleStatementLine] = []
        tail: list[cst.EmptyLine] = []
        for edit in edits:
            lines += self._literal_lines(edit, original)
            tail += self.pieces[edit][1]
        if any(edit.moved_after is None for edit in edits):
            return [*lines, alone(updated).with_changes(leading_lines=tail)]
        return [*lines, only_comments(tail)] if tail else lines

    def _literal_lines(
        self, edit: LiteralEdit, statement: cst.CSTNode
    ) -> list[cst.SimpleStatementLine]:
        pieces, _ = self.pieces[edit]
        self.written.add(edit)
        lines = [statement_of(line) for line in edit.first]
        waiting = [statement_of(line) for line in edit.second]
        for piece, item in zip(pieces, edit.items, strict=True):
            item_lines = self._item_lines(piece, item, statement)
            if item.target is None:
                lines = [*item_lines, *lines]
                continue
            lines += [*item_lines, *waiting] if item.bare else [*waiting, *item_lines]
            waiting = []
        return lines + waiting

    def _add_lines(
        self, add: AddEdit, original: cst.BaseSmallStatement, updated: cst.Expr
    ) -> list[cst.SimpleStatementLine]:
        call = updated.value
        assert isinstance(call, cst.Call)
        argument = call.args[0]
        piece = Piece(argument.value, comment_lines(call.whitespace_before_args))
        rest = argument.with_changes(value=cst.Name("_"))
        piece.trailing += [line.comment for line in comment_lines(rest) if line.comment is not None]
        assert isinstance(original, cst.Expr)
        assert isinstance(original.value, cst.Call)
        self.origins[id(piece.node)] = original.value.args[0].value
        item = self._item_lines(piece, add.item, original)
        first = [statement_of(line) for line in add.first]
        second = [statement_of(line) for line in add.second]
        if add.item.target is None:
            return [*item, *first, *second]
        if add.item.bare:
            return [*first, *item, *second]
        return [*first, *second, *item]

    def _item_lines(
        self, piece: Piece, item: ItemLine, statement: cst.CSTNode
    ) -> list[cst.SimpleStatementLine]:
        if item.target is None:
            comments = [comment_line(c) for c in piece.trailing] + comment_lines(piece.node)
            lines = [*piece.leading, *comments]
            return [only_comments(lines)] if any(line.comment for line in lines) else []
        node = piece.node
        column, indent = self.place_of(self.origins[id(piece.node)])
        _, block = self.place_of(statement)
        if item.drop and isinstance(node, cst.Call):
            node = drop_keywords(node, item.drop)
        wrapped = not unwrap_whitespace(node)
        new_column = len(item.target) + 3 + wrapped
        node = shifted(node, indent.removeprefix(block), len(block) + new_column - column)
        if item.loop is not None:
            if item.skip:
                node = cst.parse_expression(f"{cst.Module([]).code_for_node(node)}[{item.skip}:]")
            return [_loop(node, item, [*piece.leading, *[comment_line(c) for c in piece.trailing]])]
        if not item.bare:
            if wrapped:
                node = node.with_changes(lpar=[cst.LeftParen()], rpar=[cst.RightParen()])
            node = cst.Call(func=node, args=[cst.Arg(cst.Name(item.tensor))])
        assign = cst.Assign(targets=[cst.AssignTarget(cst.Name(item.target))], value=node)
        line = cst.SimpleStatementLine(body=[assign], leading_lines=piece.leading)
        if piece.trailing:
            *more, last = piece.trailing
            line = line.with_changes(
                leading_lines=[*piece.leading, *[comment_line(c) for c in more]],
                trailing_whitespace=cst.TrailingWhitespace(
                    whitespace=cst.SimpleWhitespace("  "), comment=last
                ),
            )
        return [line]


def _loop(
    node: cst.BaseExpression, item: ItemLine, leading: list[cst.EmptyLine]
) -> cst.SimpleStatementLine:
    body = statement_of(f"{item.target} = {item.loop}({item.target})")
    return cst.For(  # type: ignore[return-value]
        target=cst.Name(item.loop or "layer"),
        iter=node,
        body=cst.IndentedBlock(body=[body]),
        leading_lines=leading,
    )


def _is_layers(argument: cst.Arg, call: cst.Call) -> bool:
    if argument.keyword is not None:
        return argument.keyword.value == "layers"
    return argument is call.args[0]


def _call_in(statement: cst.Assign | cst.AnnAssign) -> cst.Call:
    assert isinstance(statement.value, cst.Call)
    return statement.value
