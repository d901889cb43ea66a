"""Mermaid: what Markdown on GitHub, in notebooks and in wikis draws."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kerasgen.show.families import COLOURS, family_of
from kerasgen.show.text import call_text, count_text, shapes_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kerasgen.build.graphs import ModelGraph, Node
    from kerasgen.show.shown import Shown

__all__ = ["render"]

# What begins and ends a box, by the kind of a node.
_BOXES = {
    "input": ("([", "])"),
    "layer": ("[", "]"),
    "operation": ("(", ")"),
    "model": ("[[", "]]"),
}


def render(shown: Shown) -> str:
    """Return one flowchart; several models are boxes in it."""
    lines = ["flowchart TD"]
    for number, graph in enumerate(shown.models):
        prefix = f"m{number}_"
        if len(shown.models) == 1:
            lines.extend(_graph(graph, prefix, "    "))
        else:
            lines.append(f"    subgraph m{number}[{_quoted(graph.name)}]")
            lines.append("        direction TB")
            lines.extend(_graph(graph, prefix, "        "))
            lines.append("    end")
    families = dict.fromkeys(_families(shown.models))
    lines.extend(f"    {_class(family)}" for family in families)
    return "\n".join(lines) + "\n"


def _graph(graph: ModelGraph, prefix: str, margin: str) -> Iterator[str]:
    for node in graph.nodes:
        name = f"{prefix}{node.number}"
        if node.model is not None:
            # What has more than one line would lie over the first box.
            yield f"{margin}subgraph {name}[{_quoted(_label(node).replace('<br/>', '  '))}]"
            yield f"{margin}    direction TB"
            yield from _graph(node.model, f"{name}_", margin + "    ")
            yield f"{margin}end"
        else:
            start, end = _BOXES[node.kind]
            yield f"{margin}{name}{start}{_quoted(_label(node))}{end}:::{family_of(node)}"
    for i, note in enumerate(graph.notes):
        yield f"{margin}{prefix}note{i}>{_quoted(_escaped(f'note: {note}'))}]"
    for edge in graph.edges:
        arrow = "==>" if graph.nodes[edge.target].fault is not None else "-->"
        yield f"{margin}{prefix}{edge.source} {arrow} {prefix}{edge.target}"
    for node in graph.nodes:
        if node.call > 1:
            yield f"{margin}{prefix}{node.layer} -. same layer .- {prefix}{node.number}"


def _label(node: Node) -> str:
    counts = f"{count_text(node.parameters)} parameters" if node.parameters != 0 else ""
    lines = [
        _escaped(f"{node.class_name} {node.name}"),
        _escaped(shapes_text(node)),
        counts if node.call == 1 and node.fault is None else "",
        call_text(node),
    ]
    return "<br/>".join(line for line in lines if line)


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _quoted(text: str) -> str:
    return '"' + text.replace('"', "#quot;") + '"'


def _families(graphs: tuple[ModelGraph, ...]) -> Iterator[str]:
    for graph in graphs:
        for node in graph.nodes:
            if node.model is None:
                yield family_of(node)
            else:
                yield from _families((node.model,))


def _class(family: str) -> str:
    colour = COLOURS[family][0]
    if family == "fault":
        return f"classDef {family} fill:#fde8ea,stroke:{colour},stroke-width:3px,color:{colour}"
    return f"classDef {family} stroke:{colour},stroke-width:2px"
