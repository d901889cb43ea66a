"""Turns planned edits into statements, in one bottom-up pass over a parsed part of the source."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import libcst as cst

from kerasgen.convert.writing.imports import edit_import
from kerasgen.convert.writing.lines import alone, folded, only_comments, with_trailing
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
    from collections.abc import Callable, Sequence

    from kerasgen.convert.edits import AddEdit, ItemLine, LiteralEdit, ModelCall

__all__ = ["Located", "Rewriter"]


@dataclass
class Located:
    """The edits of one part of the source, by the nodes they change."""

    expressions: dict[cst.CSTNode, str] = field(default_factory=dict)
    literals: dict[cst.CSTNode, list[LiteralEdit]] = field(default_factory=dict)
    calls: dict[cst.CSTNode, LiteralEdit] = field(default_factory=dict)
    adds: dict[cst.CSTNode, AddEdit] = field(default_factory=dict)
    before: dict[cst.CSTNode, list[tuple[cst.CSTNode, LiteralEdit]]] = field(default_factory=dict)
    after: dict[cst.CSTNode, list[tuple[cst.CSTNode, LiteralEdit]]] = field(default_factory=dict)
    imports: dict[cst.CSTNode, tuple[list[str], list[str], list[str]]] = field(default_factory=dict)


def _text(line: str) -> cst.SimpleStatementLine:
    statement = cst.parse_statement(line)
    assert isinstance(statement, cst.SimpleStatementLine)
    return statement


class Rewriter(cst.CSTTransformer):
    """Applies located edits.

    `place_of` gives the column of a node, and the indentation of its line; `changes_inside` whether
    an expression within a node changes.
    """

    def __init__(
        self,
        located: Located,
        place_of: Callable[[cst.CSTNode], tuple[int, str]],
        changes_inside: Callable[[cst.CSTNode], bool],
    ) -> None:
        super().__init__()
        self.located = located
        self.place_of = place_of
        self.changes_inside = changes_inside
        self.pieces: dict[LiteralEdit, tuple[list[Piece], list[cst.EmptyLine]]] = {}
        self.origins: dict[int, cst.CSTNode] = {}

    def on_visit(self, node: cst.CSTNode) -> bool:
        """Pass over what stays as it is: most of a source is the arguments of its layers."""
        if isinstance(node, (cst.BaseSmallStatement, cst.Call)):
            return self.changes_inside(node)
        return True

    def on_leave(  # type: ignore[override]
        self, original_node: cst.CSTNode, updated_node: cst.CSTNode
    ) -> cst.CSTNode | cst.FlattenSentinel[cst.CSTNode] | cst.RemovalSentinel:
        text = self.located.expressions.get(original_node)
        if text is not None:
            return cst.parse_expression(text)
        edit = self.located.calls.get(original_node)
        if edit is not None:
            assert isinstance(original_node, cst.Call)
            assert isinstance(updated_node, cst.Call)
            return self._model_call(edit, original_node, updated_node)
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
        before = self._moved(self.located.before.get(original, []))
        for literal in self.located.literals.get(original, []):
            before += self._literal_lines(literal, original)
        after = self._moved(self.located.after.get(original, []))
        if not before and not after:
            return updated
        if before:
            leading = getattr(updated, "leading_lines", ())
            before[0] = before[0].with_changes(leading_lines=[*leading, *before[0].leading_lines])
            updated = updated.with_changes(leading_lines=[])
        return cst.FlattenSentinel([*before, updated, *after])

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

    def _line(
        self, original: cst.SimpleStatementLine, updated: cst.SimpleStatementLine
    ) -> cst.CSTNode | cst.FlattenSentinel[cst.CSTNode]:
        groups = [
            self._small(old, new) for old, new in zip(original.body, updated.body, strict=True)
        ]
        if all(group is None for group in groups):
            return updated
        lines: list[cst.SimpleStatementLine] = []
        for old, small, group in zip(original.body, updated.body, groups, strict=True):
            own = [alone(small)] if group is None else group
            if old is original.body[-1]:
                own = with_trailing(own, updated.trailing_whitespace)
            lines += [*own, *self._moved(self.located.after.get(old, []))]
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
        lines: list[cst.SimpleStatementLine] = []
        for old, small, group in zip(original.body, updated.body, groups, strict=True):
            lines += [alone(small)] if group is None else group
            lines += self._moved(self.located.after.get(old, []))
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
    ) -> list[cst.SimpleStatementLine] | None:
        """Return the lines that replace a small statement; None where it stays as it is."""
        add = self.located.adds.get(original)
        literals = self.located.literals.get(original)
        before = self._moved(self.located.before.get(original, []))
        imported = self.located.imports.get(original)
        if imported is not None:
            assert isinstance(updated, cst.ImportFrom)
            lines = _import_lines(updated, *imported)
        elif add is not None:
            assert isinstance(updated, cst.Expr)
            lines = self._add_lines(add, original, updated)
        elif literals is not None:
            lines = self._constructions(literals, original, updated)
        elif before or original in self.located.after:
            lines = [alone(updated)]
        else:
            return None
        return [*before, *lines]

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
        lines = [_text(line) for line in edit.first]
        waiting = [_text(line) for line in edit.second]
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
        first = [_text(line) for line in add.first]
        second = [_text(line) for line in add.second]
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


def _import_lines(
    node: cst.ImportFrom, add: list[str], remove: list[str], after: list[str]
) -> list[cst.SimpleStatementLine]:
    changed = edit_import(node, add, remove)
    lines = [_text(line) for line in after]
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


def _loop(
    node: cst.BaseExpression, item: ItemLine, leading: list[cst.EmptyLine]
) -> cst.SimpleStatementLine:
    body = _text(f"{item.target} = {item.loop}({item.target})")
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
