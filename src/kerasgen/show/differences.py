"""What differs between the models of two sources: layer by layer, in words.

Names that Keras gives, the lines, and the kind of a model are no difference.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from kerasgen.show.text import count_text, shapes_text
from kerasgen.show.untold import untold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kerasgen.build.graphs import Edge, ModelGraph, Node
    from kerasgen.show.shown import Shown

__all__ = ["Change", "Comparison", "compare"]


Texts = tuple[tuple[str, str], ...]


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
    """Two models, or one that has no other, with all their nodes; `words` are of the whole.

    `not_compared` are the parts of either that the sources do not tell.
    """

    before: ModelGraph | None
    after: ModelGraph | None
    changes: tuple[Change, ...] = ()
    words: tuple[str, ...] = ()
    not_compared: tuple[str, ...] = ()

    @property
    def differs(self) -> bool:
        """Whether there is any difference in what the sources tell."""
        changed = any(change.kind != "same" for change in self.changes)
        return changed or bool(self.words) or self.before is None or self.after is None


def compare(before: Shown, after: Shown) -> tuple[Comparison, ...]:
    """Compare the models of two sources: those of one name, then the others in their order."""
    return tuple(
        Comparison(one, other) if one is None or other is None else _compared(one, other)
        for one, other in _pairs(before, after)
    )


def _pairs(before: Shown, after: Shown) -> Iterator[tuple[ModelGraph | None, ModelGraph | None]]:
    """Pair models: those of one name, the alike among them first, then the alike, then the rest."""
    rest = list(after.models)
    found: dict[int, ModelGraph] = {}
    for belong in (_is_twin, _has_name, _is_alike, lambda *_: True):
        for number, graph in enumerate(before.models):
            other = next((one for one in rest if belong(graph, one)), None)
            if number not in found and other is not None:
                found[number] = other
                rest = [one for one in rest if one is not other]
    for number, graph in enumerate(before.models):
        yield graph, found.get(number)
    for graph in rest:
        yield None, graph


def _has_name(one: ModelGraph, other: ModelGraph) -> bool:
    return one.name == other.name


def _is_alike(one: ModelGraph, other: ModelGraph) -> bool:
    return [_looks(node) for node in one.nodes] == [_looks(node) for node in other.nodes]


def _is_twin(one: ModelGraph, other: ModelGraph) -> bool:
    return _has_name(one, other) and _is_alike(one, other)


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
    return Comparison(
        before,
        after,
        tuple(changes),
        tuple(_of_whole(before, after, partner)),
        tuple(dict.fromkeys([*untold(before), *untold(after)])),
    )


def _matched(before: ModelGraph, after: ModelGraph) -> Iterator[tuple[Node | None, Node | None]]:
    """Yield nodes that belong together: alike in all, or else in what they are."""
    pairs = list(_in_order(before, after))
    # The order of calls that do not need each other says nothing.
    rest = [other for one, other in pairs if one is None and other is not None]
    twins: dict[int, Node] = {}
    for one, other in pairs:
        twin = next((n for n in rest if one is not None and _looks(n) == _looks(one)), None)
        if one is not None and other is None and twin is not None:
            twins[one.number] = twin
            rest.remove(twin)
    for one, other in pairs:
        if one is not None:
            yield one, twins.get(one.number, other)
        elif other in rest:
            yield one, other


def _in_order(before: ModelGraph, after: ModelGraph) -> Iterator[tuple[Node | None, Node | None]]:
    one, other = ([_looks(node) for node in graph.nodes] for graph in (before, after))
    for tag, i, j, k, m in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if tag == "equal":
            yield from zip(before.nodes[i:j], after.nodes[k:m], strict=True)
        else:
            yield from _of_a_kind(before.nodes[i:j], after.nodes[k:m])


def _looks(node: Node) -> tuple[object, ...]:
    name = None if _is_automatic(node) else node.name
    return (_class_of(node), name, node.settings, node.shapes)


def _class_of(node: Node) -> str:
    """Return the class of a node; a Sequential and a functional model are the same inside."""
    return "Model" if node.class_name in ("Functional", "Sequential") else node.class_name


def _of_a_kind(
    before: tuple[Node, ...], after: tuple[Node, ...]
) -> Iterator[tuple[Node | None, Node | None]]:
    one, other = ([_class_of(node) for node in nodes] for nodes in (before, after))
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
    yield from _of_texts("", one.settings, other.settings)
    yield from _of_texts("called with ", one.arguments, other.arguments)
    yield from _of_code(one.code, other.code)
    if shapes_text(one) != shapes_text(other):
        yield f"shape {shapes_text(one)} -> {shapes_text(other)}"
    if one.parameters != other.parameters:
        yield f"parameters {count_text(one.parameters)} -> {count_text(other.parameters)}"
    elif one.trainable != other.trainable:
        yield f"trainable {count_text(one.trainable)} -> {count_text(other.trainable)}"
    yield from _of_sharing(one, other, before, after, partner)
    yield from _of_inputs(one, other, before, after, partner)
    if one.model is not None and other.model is not None:
        yield from _inside(one.model, other.model)


def _of_texts(what: str, old: Texts, new: Texts) -> Iterator[str]:
    one, other = dict(old), dict(new)
    for name in dict.fromkeys([*one, *other]):
        if one.get(name) != other.get(name):
            yield f"{what}{name} {one.get(name, 'not set')} -> {other.get(name, 'not set')}"


def _of_code(old: Texts, new: Texts) -> Iterator[str]:
    """Say which functions and classes of the source have other code."""
    one, other = dict(old), dict(new)
    for name in dict.fromkeys([*one, *other]):
        if one.get(name) != other.get(name):
            yield f"the code of {name} differs"


def _of_sharing(
    one: Node, other: Node, before: ModelGraph, after: ModelGraph, partner: dict[int, int]
) -> Iterator[str]:
    if one.calls != other.calls:
        yield f"called {_times(one.calls)} -> {_times(other.calls)}"
    elif one.call != other.call:
        yield f"call {one.call} of {one.calls} -> call {other.call}"
    elif partner.get(one.layer, other.layer) != other.layer:
        old, new = before.nodes[one.layer], after.nodes[other.layer]
        yield f"shares the layer of {old.name} -> {new.name}"


def _times(count: int) -> str:
    return "once" if count == 1 else f"{count} times"


def _of_inputs(
    one: Node, other: Node, before: ModelGraph, after: ModelGraph, partner: dict[int, int]
) -> Iterator[str]:
    old = [edge for edge in before.edges if edge.target == one.number]
    new = [edge for edge in after.edges if edge.target == other.number]
    if len(old) != len(new):
        yield f"gets {_tensors(len(old))} -> {len(new)}"
    elif None not in (sources := [partner.get(edge.source) for edge in old]):
        # An operator and the layer of its name take the same tensors under other names.
        is_named = one.kind == other.kind and [e.argument for e in old] != [e.argument for e in new]
        is_same = sources == [edge.source for edge in new] and not is_named
        if not is_same or [edge.output for edge in old] != [edge.output for edge in new]:
            yield f"gets {_names(before, old, is_named)} -> {_names(after, new, is_named)}"


def _tensors(count: int) -> str:
    return "1 tensor" if count == 1 else f"{count} tensors"


def _is_automatic(node: Node) -> bool:
    """Whether a name may be one that Keras gave: the class in lower case, with a number."""
    stem = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", node.class_name).lower()
    return re.sub(r"\W|_|\d+$", "", node.name) == re.sub(r"\W|_", "", stem).rstrip("0123456789")


def _names(graph: ModelGraph, edges: list[Edge], is_named: bool) -> str:
    return " and ".join(
        _end(graph, edge.source, edge.output) + (f" as {edge.argument}" if is_named else "")
        for edge in edges
    )


def _end(graph: ModelGraph, number: int, output: int) -> str:
    """Return what to call a tensor: the node that gives it, and which of several."""
    node = graph.nodes[number]
    return f"{node.name} (output {output + 1})" if len(node.shapes) > 1 else node.name


def _inside(before: ModelGraph, after: ModelGraph) -> Iterator[str]:
    found = _compared(before, after)
    for change in found.changes:
        if change.kind != "same":
            yield f"inside: {change.kind} {_said(change)}"
    yield from (f"inside: {word}" for word in found.words)


def _said(change: Change) -> str:
    node = change.before or change.after
    assert node is not None
    what = f"{node.class_name} {node.name}"
    return f"{what}: {'; '.join(change.words)}" if change.words else what


def _of_whole(before: ModelGraph, after: ModelGraph, partner: dict[int, int]) -> Iterator[str]:
    if before.parameters != after.parameters:
        yield f"parameters {count_text(before.parameters)} -> {count_text(after.parameters)}"
    elif before.trainable != after.trainable:
        yield f"trainable {count_text(before.trainable)} -> {count_text(after.trainable)}"
    for what, ends, others in (
        ("inputs", [(n, 0) for n in before.inputs], [(n, 0) for n in after.inputs]),
        ("outputs", before.ends, after.ends),
    ):
        if [(partner.get(number), output) for number, output in ends] != list(others):
            yield f"{what} {_ends(before, ends)} -> {_ends(after, others)}"
    yield from _of_code(before.code, after.code)
    if before.kind != after.kind and "broken" in (before.kind, after.kind):
        yield "one of them does not build"


def _ends(graph: ModelGraph, ends: Sequence[tuple[int, int]]) -> str:
    return ", ".join(_end(graph, number, output) for number, output in ends) or "none"
