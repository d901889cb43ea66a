"""What differs between the models of two sources: layer by layer, in words, side by side.

Names that Keras gives, the lines, and the kind of a model are no difference.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from kerasgen.show.paint import plain
from kerasgen.show.text import count_text, kind_text, shapes_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kerasgen.build.graphs import ModelGraph, Node
    from kerasgen.show.paint import Paint
    from kerasgen.show.shown import Shown

__all__ = ["Change", "Comparison", "compare", "render"]

# What each kind of a change begins with.
_SIGNS = {"added": "+", "changed": "~", "removed": "-", "same": " "}
_ROLES = {"added": "input", "changed": "shared", "removed": "fault", "same": ""}


@dataclass(frozen=True)
class Change:
    """Two nodes that belong together, or one that has no other; `words` say what differs.

    `kind` is `same`, `changed`, `added` (only in the second model) or `removed`.
    """

    kind: str
    before: Node | None
    after: Node | None
    words: tuple[str, ...] = ()


@dataclass(frozen=True)
class Comparison:
    """Two models, or one that has no other, with all their nodes; `words` are of the whole."""

    before: ModelGraph | None
    after: ModelGraph | None
    changes: tuple[Change, ...] = ()
    words: tuple[str, ...] = ()

    @property
    def differs(self) -> bool:
        """Whether there is any difference."""
        changed = any(change.kind != "same" for change in self.changes)
        return changed or bool(self.words) or self.before is None or self.after is None


def compare(before: Shown, after: Shown) -> tuple[Comparison, ...]:
    """Compare the models of two sources: those of one name, then the others in their order."""
    return tuple(
        Comparison(one, other) if one is None or other is None else _compared(one, other)
        for one, other in _pairs(before, after)
    )


def _pairs(before: Shown, after: Shown) -> Iterator[tuple[ModelGraph | None, ModelGraph | None]]:
    rest = list(after.models)
    found: dict[int, ModelGraph] = {}
    for number, graph in enumerate(before.models):
        other = next((one for one in rest if one.name == graph.name), None)
        if other is not None:
            found[number] = other
            rest.remove(other)
    for number, graph in enumerate(before.models):
        if number not in found and rest:
            found[number] = rest.pop(0)
        yield graph, found.get(number)
    for graph in rest:
        yield None, graph


def _compared(before: ModelGraph, after: ModelGraph) -> Comparison:
    changes: list[Change] = []
    pairs = list(_matched(before, after))
    partner = {a.number: b.number for a, b in pairs if a is not None and b is not None}
    for one, other in pairs:
        if one is None or other is None:
            changes.append(Change("removed" if other is None else "added", one, other))
            continue
        words = tuple(_differences(one, other, before, after, partner))
        changes.append(Change("changed" if words else "same", one, other, words))
    return Comparison(before, after, tuple(changes), tuple(_of_whole(before, after, partner)))


def _matched(before: ModelGraph, after: ModelGraph) -> Iterator[tuple[Node | None, Node | None]]:
    """Yield nodes that belong together: alike in all, or else in what they are."""
    one, other = ([_looks(node) for node in graph.nodes] for graph in (before, after))
    for tag, i, j, k, m in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if tag == "equal":
            yield from zip(before.nodes[i:j], after.nodes[k:m], strict=True)
        else:
            yield from _of_a_kind(before.nodes[i:j], after.nodes[k:m])


def _looks(node: Node) -> tuple[object, ...]:
    name = None if _is_automatic(node) else node.name
    return (node.class_name, name, node.settings, node.shapes)


def _of_a_kind(
    before: tuple[Node, ...], after: tuple[Node, ...]
) -> Iterator[tuple[Node | None, Node | None]]:
    one, other = ([node.class_name for node in nodes] for nodes in (before, after))
    for tag, i, j, k, m in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if tag == "equal":
            yield from zip(before[i:j], after[k:m], strict=True)
        else:
            yield from ((node, None) for node in before[i:j])
            yield from ((None, node) for node in after[k:m])


def _differences(
    one: Node, other: Node, before: ModelGraph, after: ModelGraph, partner: dict[int, int]
) -> Iterator[str]:
    if one.name != other.name and not _is_automatic(one) and not _is_automatic(other):
        yield f"name {one.name} -> {other.name}"
    old, new = dict(one.settings), dict(other.settings)
    for name in dict.fromkeys([*old, *new]):
        if old.get(name) != new.get(name):
            yield f"{name} {old.get(name, 'not set')} -> {new.get(name, 'not set')}"
    if shapes_text(one) != shapes_text(other):
        yield f"shape {shapes_text(one)} -> {shapes_text(other)}"
    if one.parameters != other.parameters:
        yield f"parameters {count_text(one.parameters)} -> {count_text(other.parameters)}"
    elif one.trainable != other.trainable:
        yield f"trainable {count_text(one.trainable)} -> {count_text(other.trainable)}"
    if (one.calls, one.call) != (other.calls, other.call):
        yield f"called {one.calls} times -> {other.calls}"
    yield from _of_inputs(one, other, before, after, partner)
    if one.model is not None and other.model is not None:
        yield from _inside(one.model, other.model)


def _of_inputs(
    one: Node, other: Node, before: ModelGraph, after: ModelGraph, partner: dict[int, int]
) -> Iterator[str]:
    sources = [partner.get(e.source) for e in before.edges if e.target == one.number]
    others = [edge.source for edge in after.edges if edge.target == other.number]
    if sources != others and len(sources) == len(others) and None not in sources:
        yield f"gets {_names(before, one.number)} -> {_names(after, other.number)}"
    elif len(sources) != len(others):
        yield f"gets {len(sources)} tensors -> {len(others)}"


def _is_automatic(node: Node) -> bool:
    """Whether a name may be one that Keras gave: the class in lower case, with a number."""
    stem = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", node.class_name).lower()
    return re.sub(r"\W|_|\d+$", "", node.name) == re.sub(r"\W|_", "", stem).rstrip("0123456789")


def _names(graph: ModelGraph, target: int) -> str:
    return " and ".join(graph.nodes[e.source].name for e in graph.edges if e.target == target)


def _inside(before: ModelGraph, after: ModelGraph) -> Iterator[str]:
    for change in _compared(before, after).changes:
        if change.kind != "same":
            yield f"inside: {change.kind} {_said(change)}"


def _said(change: Change) -> str:
    node = change.before or change.after
    assert node is not None
    what = f"{node.class_name} {node.name}"
    return f"{what}: {'; '.join(change.words)}" if change.words else what


def _of_whole(before: ModelGraph, after: ModelGraph, partner: dict[int, int]) -> Iterator[str]:
    if before.parameters != after.parameters:
        yield f"parameters {count_text(before.parameters)} -> {count_text(after.parameters)}"
    for what, ends, others in (
        ("inputs", before.inputs, after.inputs),
        ("outputs", before.outputs, after.outputs),
    ):
        if [partner.get(number) for number in ends] != list(others):
            yield f"{what} {_ends(before, ends)} -> {_ends(after, others)}"
    if before.kind != after.kind and "broken" in (before.kind, after.kind):
        yield "one of them does not build"


def _ends(graph: ModelGraph, numbers: tuple[int, ...]) -> str:
    return ", ".join(graph.nodes[number].name for number in numbers) or "none"


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
        is_told = _is_told(found.before) and _is_told(found.after)
        verdict = "no difference:" if is_told else "no difference in what the sources tell:"
        yield f"{paint(verdict, 'head')} {head[0]} and {head[1]}"
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


def _is_told(graph: ModelGraph) -> bool:
    """Whether the source tells all shapes, weights and arguments."""
    known = graph.parameters is not None and None not in [s for n in graph.nodes for s in n.shapes]
    return known and not any("?" in dict(node.settings).values() for node in graph.nodes)


def _cell(node: Node | None) -> str:
    return "" if node is None else f"{node.name} {node.class_name} {shapes_text(node)}"
