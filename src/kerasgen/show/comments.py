"""Shapes as comments at the ends of the lines that make tensors; and their removal, exactly."""

from __future__ import annotations

import re
import tokenize
from typing import TYPE_CHECKING

from kerasgen.show.text import shape_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kerasgen.build.graphs import ModelGraph, Node
    from kerasgen.build.trace import Place
    from kerasgen.show.shown import Shown

__all__ = ["annotated", "without_shapes"]

_SIZE = r"(?:\d+|\?)"
_SHAPE = rf"(?:\?|\(\)|\({_SIZE}(?:,|(?:, {_SIZE})+)?\))"
_WRONG = rf"does not fit: {_SHAPE}(?: and {_SHAPE})*"
_MARK = re.compile(rf"  #> (?:{_WRONG}|{_SHAPE}(?: (?:\+|\||\.\.\.) {_SHAPE})*)$")
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
_MOST = 4


def annotated(text: str, shown: Shown) -> str:
    """Return the source with a comment `#> (24, 24, 32)` behind each line that makes a tensor.

    Shapes are without the batch axis; several on one line, or of several rounds, stand side by
    side. Comments that were there before in this form are made anew; nothing else changes.
    """
    lines = _lines(without_shapes(text))
    takes = _lines_with_room(lines)
    comments = _comments(shown)
    for number, comment in comments.items():
        if number in takes:
            line = lines[number - 1]
            body = line.rstrip("\r\n")
            lines[number - 1] = f"{body}  #> {comment}{line[len(body) :]}"
    return "".join(lines)


def without_shapes(text: str) -> str:
    """Return the source without the comments that `annotated` adds; all else stays as it is."""
    if "  #> " not in text:
        return text
    lines = _lines(text)
    for number in _lines_with_comment(lines):
        line = lines[number - 1]
        body = line.rstrip("\r\n")
        lines[number - 1] = _MARK.sub("", body) + line[len(body) :]
    return "".join(lines)


def _lines(text: str) -> list[str]:
    return [line for line in _LINE.findall(text) if line]


def _tokens(lines: list[str]) -> Iterator[tokenize.TokenInfo]:
    """Yield the tokens of a source up to the place at which it is no Python."""
    # Python counts a lone carriage return as the end of a line; the tokenizer needs one it knows.
    known = (re.sub(r"\r\n?$", "\n", line) for line in lines)
    try:
        yield from tokenize.generate_tokens(lambda: next(known, ""))
    except (tokenize.TokenError, SyntaxError):
        return


def _lines_with_comment(lines: list[str]) -> set[int]:
    return {token.start[0] for token in _tokens(lines) if token.type == tokenize.COMMENT}


def _lines_with_room(lines: list[str]) -> set[int]:
    """Return the lines that a comment may end: not those that end in a text or in a backslash."""
    ends = (tokenize.NEWLINE, tokenize.NL, tokenize.COMMENT)
    return {token.start[0] for token in _tokens(lines) if token.type in ends}


def _comments(shown: Shown) -> dict[int, str]:
    """Return the comment for each line, from all calls of all models that end on it."""
    found: dict[int, dict[tuple[int, int], list[str]]] = {}
    for graph in shown.models:
        for place, text in _places(graph, shown.path):
            of_line = found.setdefault(place.end_line, {})
            texts = of_line.setdefault((place.line, place.column), [])
            if text not in texts:
                texts.append(text)
    return {line: _joined(calls) for line, calls in found.items()}


def _places(graph: ModelGraph, path: str) -> Iterator[tuple[Place, str]]:
    outer = [node for node in graph.nodes if not _is_inside_another(node, graph)]
    for node in outer:
        text = _text(node)
        if node.place is not None and node.place.path == path and text:
            yield node.place, text
    for node in graph.nodes:
        if node.model is not None:
            yield from _places(node.model, path)


def _is_inside_another(node: Node, graph: ModelGraph) -> bool:
    """Whether the call is an argument of another call that ends on the same line."""
    if node.place is None:
        return False
    return any(
        _holds(graph.nodes[edge.target].place, node.place)
        for edge in graph.edges
        if edge.source == node.number
    )


def _holds(outer: Place | None, inner: Place) -> bool:
    if outer is None or outer.end_line != inner.end_line or outer.path != inner.path:
        return False
    start, end = (outer.line, outer.column), (outer.end_line, outer.end_column)
    begins, ends = (inner.line, inner.column), (inner.end_line, inner.end_column)
    return (start, end) != (begins, ends) and start <= begins and ends <= end


def _text(node: Node) -> str:
    if node.fault is not None:
        inputs = " and ".join(map(shape_text, node.fault.inputs))
        return f"does not fit: {inputs}" if inputs else ""
    return " + ".join(map(shape_text, node.shapes)) if any(node.shapes) else ""


def _joined(calls: dict[tuple[int, int], list[str]]) -> str:
    texts = list(dict.fromkeys(text for _, of in sorted(calls.items()) for text in of))
    wrong = [text for text in texts if text.startswith("does not fit")]
    if wrong:
        return wrong[0]
    if len(texts) > _MOST:
        return " | ".join(texts[: _MOST - 1]) + f" ... {texts[-1]}"
    return " | ".join(texts)
