"""What differs between two sources as text: their models side by side, and the words behind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kerasgen.show.differences import compare
from kerasgen.show.paint import plain
from kerasgen.show.text import kind_text, shapes_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kerasgen.build.graphs import Node
    from kerasgen.show.differences import Comparison
    from kerasgen.show.paint import Paint
    from kerasgen.show.shown import Shown

__all__ = ["render"]

# What each kind of a change begins with.
_SIGNS = {"added": "+", "changed": "~", "removed": "-", "same": " "}
_ROLES = {"added": "input", "changed": "shared", "removed": "fault", "same": ""}


def render(before: Shown, after: Shown, paint: Paint = plain) -> str:
    """Return the comparison as text: both models side by side, and what differs behind them."""
    blocks = [
        "".join(f"{line}\n" for line in _block(found, before.path, after.path, paint))
        for found in compare(before, after)
    ]
    return "\n".join(blocks)


def _block(found: Comparison, path: str, other: str, paint: Paint) -> Iterator[str]:
    if found.before is None or found.after is None:
        graph, only = found.before or found.after, path if found.after is None else other
        assert graph is not None
        yield paint(f"{graph.name} is only in {only}", "fault")
        return
    head = [
        f"{graph.name} ({kind_text(graph, name)})"
        for graph, name in ((found.before, path), (found.after, other))
    ]
    if not found.differs:
        verdict = "nothing told differs:" if found.not_compared else "no difference:"
        yield f"{paint(verdict, 'head')} {head[0]} and {head[1]}"
        yield from _not_compared(found, paint)
        return
    rows = [(_cell(change.before), _cell(change.after)) for change in found.changes]
    widths = [max(len(row[i]) for row in [head, *rows]) for i in (0, 1)]
    yield paint(f"  {head[0]:{widths[0]}}  {head[1]}", "head")
    for change, row in zip(found.changes, rows, strict=True):
        line = f"{_SIGNS[change.kind]} {row[0]:{widths[0]}}  {row[1]:{widths[1]}}"
        words = "; ".join(change.words) if change.words else change.kind
        text = f"{line}  {words}" if change.kind != "same" else line
        yield paint(text.rstrip(), _ROLES[change.kind])
    for word in found.words:
        yield paint(word, "head")
    yield from _not_compared(found, paint)


def _not_compared(found: Comparison, paint: Paint) -> Iterator[str]:
    for what in found.not_compared:
        yield paint(f"not compared: {what}", "dim")


def _cell(node: Node | None) -> str:
    return "" if node is None else f"{node.name} {node.class_name} {shapes_text(node)}"
