"""Layers with the comments that belong to them, taken out of calls and list literals."""

from __future__ import annotations

import ast
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import libcst as cst

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

__all__ = [
    "Piece",
    "comment_lines",
    "drop_keywords",
    "pieces_of_literal",
    "shifted",
    "standing_alone",
    "unwrap_whitespace",
]


@dataclass
class Piece:
    """An expression with the lines above it and the comments behind it."""

    node: cst.BaseExpression
    leading: list[cst.EmptyLine] = field(default_factory=list)
    trailing: list[cst.Comment] = field(default_factory=list)


def comment_line(comment: cst.Comment) -> cst.EmptyLine:
    """Return a comment as a line of its own."""
    return cst.EmptyLine(indent=True, whitespace=cst.SimpleWhitespace(""), comment=comment)


def comment_lines(node: cst.CSTNode) -> list[cst.EmptyLine]:
    """Return every comment inside a node as lines."""
    found: list[cst.EmptyLine] = []
    pending: list[cst.CSTNode] = [node]
    while pending:
        current = pending.pop()
        if isinstance(current, cst.Comment):
            found.append(comment_line(current))
        pending.extend(reversed(current.children))
    return found


def _split(
    whitespace: cst.BaseParenthesizableWhitespace,
) -> tuple[list[cst.Comment], list[cst.EmptyLine]]:
    """Return the comment that ends the line before, and the lines between."""
    if not isinstance(whitespace, cst.ParenthesizedWhitespace):
        return [], []
    first = whitespace.first_line.comment
    lines = [
        comment_line(line.comment) if line.comment is not None else cst.EmptyLine(indent=False)
        for line in whitespace.empty_lines
    ]
    return ([first] if first is not None else []), lines


def pieces_of_literal(node: cst.BaseExpression) -> tuple[list[Piece], list[cst.EmptyLine]]:
    """Split a list of layers into pieces; the second part are the lines after the last."""
    if isinstance(node, cst.BinaryOperation):
        left, middle = pieces_of_literal(node.left)
        right, tail = pieces_of_literal(node.right)
        middle += comment_lines(node.operator)
        if right:
            right[0].leading[:0] = middle
            return left + right, tail
        return left, middle + tail
    if isinstance(node, (cst.List, cst.Tuple)):
        return _of_display(node)
    if isinstance(node, cst.Name) and node.value == "None":
        return [], []
    return [Piece(node)], []


def _of_display(node: cst.List | cst.Tuple) -> tuple[list[Piece], list[cst.EmptyLine]]:
    pending: list[cst.EmptyLine] = []
    brackets = [node.lbracket] if isinstance(node, cst.List) else list(node.lpar[:1])
    for opening in brackets:
        comments, lines = _split(opening.whitespace_after)
        pending += [comment_line(comment) for comment in comments] + lines
    pieces: list[Piece] = []
    for element in node.elements:
        piece = Piece(element.value, pending)
        pending = []
        pieces.append(piece)
        if isinstance(element, cst.StarredElement):
            piece.leading += comment_lines(element.whitespace_before_value)
        if isinstance(element.comma, cst.Comma):
            for whitespace in (element.comma.whitespace_before, element.comma.whitespace_after):
                comments, lines = _split(whitespace)
                piece.trailing += comments
                pending += lines
    closings = [node.rbracket] if isinstance(node, cst.List) else list(node.rpar[:1])
    for closing in closings:
        comments, lines = _split(closing.whitespace_before)
        if pieces:
            pieces[-1].trailing += comments
        else:
            pending += [comment_line(comment) for comment in comments]
        pending += lines
    while pending and pending[-1].comment is None:
        pending.pop()
    return pieces, pending


def unwrap_whitespace(node: cst.BaseExpression) -> bool:
    """Whether an expression can be called as it is, without parentheses around it."""
    return bool(node.lpar) or isinstance(node, (cst.Name, cst.Call, cst.Attribute, cst.Subscript))


def drop_keywords(call: cst.Call, names: Sequence[str]) -> cst.Call:
    """Take keywords out of a call; the comments around them stay in its parentheses."""
    for name in names:
        for position, argument in enumerate(call.args):
            if argument.keyword is not None and argument.keyword.value == name:
                call = _without_argument(call, position)
                break
    return call


def _without_argument(call: cst.Call, position: int) -> cst.Call:
    args = list(call.args)
    gone = args.pop(position)
    between = _joined(_whitespace_before(call, position), gone, is_last=position == len(args))
    if position == 0:
        if not args and not comment_lines(between):
            between = cst.SimpleWhitespace("")
        return call.with_changes(args=args, whitespace_before_args=between)
    before = args[position - 1]
    if isinstance(gone.comma, cst.Comma) and isinstance(before.comma, cst.Comma):
        before = before.with_changes(comma=before.comma.with_changes(whitespace_after=between))
    else:
        before = before.with_changes(comma=cst.MaybeSentinel.DEFAULT, whitespace_after_arg=between)
    args[position - 1] = before
    return call.with_changes(args=args)


def _whitespace_before(call: cst.Call, position: int) -> cst.BaseParenthesizableWhitespace:
    if position == 0:
        return call.whitespace_before_args
    comma = call.args[position - 1].comma
    assert isinstance(comma, cst.Comma)
    return comma.whitespace_after


def _joined(
    before: cst.BaseParenthesizableWhitespace, gone: cst.Arg, *, is_last: bool
) -> cst.BaseParenthesizableWhitespace:
    """Return the whitespace that takes the place of an argument and of that around it."""
    comma = gone.comma
    after = comma.whitespace_after if isinstance(comma, cst.Comma) else gone.whitespace_after_arg
    if not isinstance(before, cst.ParenthesizedWhitespace):
        return after if is_last or comment_lines(after) else before
    lines = [
        cst.EmptyLine(indent=before.indent, whitespace=before.last_line, comment=line.comment)
        for line in comment_lines(gone.with_changes(value=cst.Name("_")))
    ]
    joined = before.with_changes(empty_lines=[*before.empty_lines, *lines])
    if isinstance(after, cst.ParenthesizedWhitespace):
        return joined.with_changes(indent=after.indent, last_line=after.last_line)
    return joined if not is_last or comment_lines(joined) else after


class _Shift(cst.CSTTransformer):
    """Changes the indentation of the continuation lines of an expression."""

    def __init__(self, move: Callable[[str], str]) -> None:
        super().__init__()
        self.move = move

    def leave_ParenthesizedWhitespace(
        self,
        original_node: cst.ParenthesizedWhitespace,
        updated_node: cst.ParenthesizedWhitespace,
    ) -> cst.ParenthesizedWhitespace:
        lines = [
            line.with_changes(whitespace=self._moved(line.whitespace))
            if line.comment is not None
            else line
            for line in updated_node.empty_lines
        ]
        last = self._moved(updated_node.last_line)
        return updated_node.with_changes(last_line=last, empty_lines=lines)

    def _moved(self, whitespace: cst.SimpleWhitespace) -> cst.SimpleWhitespace:
        return cst.SimpleWhitespace(self.move(whitespace.value))


def shifted(
    node: cst.BaseExpression, prefix: str, columns: int, deeper: str = ""
) -> cst.BaseExpression:
    """Move continuation lines: hanging ones change `prefix` to `deeper`, aligned ones `columns`."""
    first = next(_breaks(node), None)
    if first is None:
        return node
    hanging, _ = first
    if hanging and prefix == deeper:
        return node

    def move(value: str) -> str:
        if hanging:
            return deeper + value.removeprefix(prefix)
        if "\t" in value or "\\" in value or len(value) <= -columns:
            return value
        return " " * (len(value) + columns)

    moved = node.visit(_Shift(move))
    assert isinstance(moved, cst.BaseExpression)
    return moved


class _Joined(cst.CSTTransformer):
    """Takes out the line breaks before the parentheses of calls and around dots."""

    def leave_Call(self, original_node: cst.Call, updated_node: cst.Call) -> cst.Call:
        return updated_node.with_changes(
            whitespace_after_func=_without_break(updated_node.whitespace_after_func)
        )

    def leave_Dot(self, original_node: cst.Dot, updated_node: cst.Dot) -> cst.Dot:
        return updated_node.with_changes(
            whitespace_before=_without_break(updated_node.whitespace_before),
            whitespace_after=_without_break(updated_node.whitespace_after),
        )


def _without_break(
    whitespace: cst.BaseParenthesizableWhitespace,
) -> cst.BaseParenthesizableWhitespace:
    return whitespace if comment_lines(whitespace) else cst.SimpleWhitespace("")


def standing_alone(node: cst.BaseExpression) -> cst.BaseExpression:
    """Return an expression that needs no brackets around it, as the value of a statement."""
    if _parses(node):
        return node
    joined = node.visit(_Joined())
    assert isinstance(joined, cst.BaseExpression)
    if _parses(joined):
        return joined
    return joined.with_changes(lpar=[cst.LeftParen()], rpar=[cst.RightParen()])


def _parses(node: cst.BaseExpression) -> bool:
    try:
        ast.parse(cst.Module([]).code_for_node(node))
    except SyntaxError:
        return False
    return True


def _breaks(node: cst.CSTNode) -> Iterator[tuple[bool, cst.CSTNode]]:
    """Yield the line breaks inside a node; True for one right after an opening bracket."""
    for child in node.children:
        if isinstance(child, cst.ParenthesizedWhitespace):
            opening = isinstance(node, (cst.LeftParen, cst.LeftSquareBracket, cst.LeftCurlyBrace))
            call = isinstance(node, cst.Call) and child is node.whitespace_before_args
            yield opening or call, child
        else:
            yield from _breaks(child)
