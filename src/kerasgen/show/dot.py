"""DOT: what Graphviz draws, for those who have it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kerasgen.show.families import COLOURS, family_of
from kerasgen.show.text import call_text, count_text, shapes_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kerasgen.build.graphs import ModelGraph, Node
    from kerasgen.show.shown import Shown

__all__ = ["render"]


def render(shown: Shown) -> str:
    """Return one directed graph; each model, and each model in it, is a cluster."""
    lines = [
        "digraph models {",
        "    compound=true",
        '    node [shape=box, style="rounded,filled", fillcolor=white, fontname="sans-serif"]',
    ]
    for number, graph in enumerate(shown.models):
        lines.append(f"    subgraph cluster_{number} {{")
        notes = (f"note: {note}" for note in graph.notes)
        label = "\n".join([graph.name, *notes])
        lines.append(f"        label={_quoted(label)}")
        lines.extend(_graph(graph, f"m{number}_", "        "))
        lines.append("    }")
    return "\n".join([*lines, "}"]) + "\n"


def _graph(graph: ModelGraph, prefix: str, margin: str) -> Iterator[str]:
    for node in graph.nodes:
        name = f"{prefix}{node.number}"
        if node.model is not None:
            yield f"{margin}subgraph cluster_{name} {{"
            yield f"{margin}    label={_quoted(_label(node))}"
            yield from _graph(node.model, f"{name}_", margin + "    ")
            yield f"{margin}}}"
        else:
            yield f"{margin}{name} [label={_quoted(_label(node))}, {_colours(node)}]"
    for edge in graph.edges:
        yield margin + _edge(graph, prefix, edge.source, edge.target)
    for node in graph.nodes:
        if node.call > 1 and node.model is None:
            one, other = f"{prefix}{node.layer}", f"{prefix}{node.number}"
            yield f"{margin}{one} -> {other} [dir=none, style=dashed, constraint=false]"


def _edge(graph: ModelGraph, prefix: str, source: int, target: int) -> str:
    """Return an edge. Graphviz joins nodes only: a cluster is entered by one that is in it."""
    start, end = graph.nodes[source], graph.nodes[target]
    tail, leaves = _inner(start, f"{prefix}{source}", is_end=True)
    head, enters = _inner(end, f"{prefix}{target}", is_end=False)
    marks = [f"ltail=cluster_{prefix}{source}"] if leaves else []
    marks += [f"lhead=cluster_{prefix}{target}"] if enters else []
    if end.fault is not None:
        marks.append(f'color="{COLOURS["fault"][0]}", penwidth=2')
    return f"{tail} -> {head}" + (f" [{', '.join(marks)}]" if marks else "")


def _inner(node: Node, name: str, *, is_end: bool) -> tuple[str, bool]:
    if node.model is None:
        return name, False
    inner = node.model.outputs[-1:] if is_end else node.model.inputs[:1]
    number = inner[0] if inner else 0
    return _inner(node.model.nodes[number], f"{name}_{number}", is_end=is_end)[0], True


def _label(node: Node) -> str:
    counts = f"{count_text(node.parameters)} parameters" if node.parameters != 0 else ""
    lines = [
        f"{node.class_name} {node.name}",
        shapes_text(node),
        counts if node.call == 1 and node.fault is None else "",
        call_text(node),
    ]
    return "\n".join(line for line in lines if line)


def _colours(node: Node) -> str:
    colour = COLOURS[family_of(node)][0]
    if node.fault is not None:
        return f'color="{colour}", fontcolor="{colour}", fillcolor="#fde8ea", penwidth=2'
    return f'color="{colour}"'


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'
