"""SVG: a picture that any browser opens, in light and in dark, drawn without Graphviz."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from kerasgen.show.drawing import LINE, MARGIN, SIZE, TEXT_TOP, draw
from kerasgen.show.families import COLOURS, family_of
from kerasgen.show.sheet import head_height, head_texts, spread
from kerasgen.show.text import line_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kerasgen.build.graphs import ModelGraph
    from kerasgen.show.drawing import Card, Drawing, Label, Wire
    from kerasgen.show.shown import Shown

__all__ = ["picture", "render", "style"]

_FONT = "ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace"
_LIGHT = {"back": "#ffffff", "card": "#ffffff", "group": "#f6f7f9", "ink": "#1b2330"}
_LIGHT.update(dim="#667085", wire="#8b95a5", wrong="#fdecee")
_DARK = {"back": "#12161d", "card": "#1c222c", "group": "#171c24", "ink": "#e6e9ef"}
_DARK.update(dim="#98a2b3", wire="#6b7686", wrong="#3a1a20")


def render(shown: Shown) -> str:
    """Return one picture with all models."""
    drawings = [draw(graph) for graph in shown.models]
    sizes = [
        (max(drawing.width, _head_width(graph, shown.path)), drawing.height + head_height(graph))
        for drawing, graph in zip(drawings, shown.models, strict=True)
    ]
    sheet = spread(sizes)
    width, height = f"{sheet.width:.0f}", f"{sheet.height:.0f}"
    size = f'width="{width}" height="{height}" viewBox="0 0 {width} {height}"'
    font = f'font-family="{_FONT}" font-size="{SIZE:g}"'
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} {font}>',
        f"<style>{style()}</style>",
        '<rect class="back" width="100%" height="100%"/>',
    ]
    for graph, drawing, corner, (wide, _) in zip(
        shown.models, drawings, sheet.corners, sizes, strict=True
    ):
        parts.extend(_headed(graph, drawing, shown.path, corner, wide))
    return "\n".join([*parts, "</svg>"]) + "\n"


def style() -> str:
    """Return the style sheet of pictures."""
    light, dark = _variables(_LIGHT, 0), _variables(_DARK, 1)
    rules = [
        f"svg{{{light}}}",
        f"@media(prefers-color-scheme:dark){{svg{{{dark}}}}}",
        ".back{fill:var(--back)}",
        ".card rect{fill:var(--card);stroke:var(--tint);stroke-width:1.2}",
        ".card .bar{fill:var(--tint);stroke:none}",
        ".open>rect:first-child{fill:var(--group);stroke-dasharray:5 3}",
        ".shared>rect:first-child{stroke-width:2.6}",
        ".wrong>rect:first-child{fill:var(--wrong);stroke-width:2.4}",
        "text{fill:var(--ink);white-space:pre}",
        ".title{font-weight:700;fill:var(--tint)}.name,.count,.about{fill:var(--dim)}",
        ".fault{fill:var(--fault);font-weight:700}.head{font-size:15px;font-weight:700}",
        ".wire{fill:none;stroke:var(--wire);stroke-width:1.4}",
        ".tip{fill:var(--wire)}.wire.bad{stroke:var(--fault);stroke-width:2.4}",
        ".tip.bad{fill:var(--fault)}",
        *(f".{name}{{--tint:var(--{name})}}" for name in COLOURS),
    ]
    return "".join(rules)


def _variables(colours: dict[str, str], scheme: int) -> str:
    families = {name: pair[scheme] for name, pair in COLOURS.items()}
    return ";".join(f"--{name}:{value}" for name, value in {**colours, **families}.items())


def _head_width(graph: ModelGraph, path: str) -> float:
    return max(len(text) for text in head_texts(graph, path)) * SIZE * 0.64


def _headed(
    graph: ModelGraph, drawing: Drawing, path: str, corner: tuple[float, float], width: float
) -> Iterator[str]:
    roles = ["head", "about", "fault" if graph.kind == "broken" else "about"]
    yield f'<g transform="translate({corner[0]:.1f} {corner[1]:.1f})">'
    for i, text in enumerate(head_texts(graph, path)):
        role = roles[i] if i < len(roles) else "about"
        yield f'<text class="{role}" y="{2 + LINE * i:g}">{escape(text)}</text>'
    left = (width - drawing.width) / 2
    yield f'<g transform="translate({left:.1f} {head_height(graph):.1f})">'
    yield from picture(drawing, path)
    yield "</g></g>"


def picture(drawing: Drawing, path: str) -> Iterator[str]:
    """Yield the elements of a drawing: boxes, what is in open ones above them, and wires."""
    for card in drawing.cards:
        if card.is_open:
            yield from _card(card, path)
    for wire in drawing.wires:
        yield from _wire(wire)
    for card in drawing.cards:
        if not card.is_open:
            yield from _card(card, path)


def _card(card: Card, path: str) -> Iterator[str]:
    node = card.node
    marks = ["card", family_of(node)]
    marks += ["open"] * card.is_open + ["shared"] * (node.calls > 1)
    marks += ["wrong"] * (node.fault is not None)
    yield (
        f'<g class="{" ".join(marks)}" data-node="{card.key}"'
        f' transform="translate({card.x:.1f} {card.y:.1f})">'
    )
    yield f'<rect width="{card.width:.1f}" height="{card.height:.1f}" rx="7"/>'
    if not card.is_open:
        yield f'<rect class="bar" width="4" height="{card.height - 12:.1f}" y="6" rx="2"/>'
    for label in card.labels:
        yield _text(label, card)
    tip = node.fault.message if node.fault is not None else _where(card, path)
    yield f"<title>{escape(tip)}</title></g>"


def _where(card: Card, path: str) -> str:
    place = line_text(card.node.place, path)
    return f"{card.node.name}, {place}" if place else card.node.name


def _text(label: Label, card: Card) -> str:
    y = TEXT_TOP + LINE * label.line
    x = card.width - MARGIN if label.role == "count" else MARGIN + label.x
    end = ' text-anchor="end"' if label.role == "count" else ""
    return f'<text class="{label.role}" x="{x:.1f}" y="{y:.1f}"{end}>{escape(label.text)}</text>'


def _wire(wire: Wire) -> Iterator[str]:
    bad = " bad" if wire.kind == "fault" else ""
    joined = quoteattr(f"{wire.source} {wire.target}")
    (x, y), steps = wire.points[0], []
    for to_x, to_y in wire.points[1:]:
        middle = (y + to_y) / 2
        if abs(to_x - x) < 0.05:
            steps.append(f"V{to_y:.1f}")
        else:
            steps.append(f"C{x:.1f} {middle:.1f} {to_x:.1f} {middle:.1f} {to_x:.1f} {to_y:.1f}")
        x, y = to_x, to_y
    start_x, start_y = wire.points[0]
    yield (
        f'<path class="wire{bad}" data-edge={joined} d="M{start_x:.1f} {start_y:.1f}'
        f'{"".join(steps)}"/>'
    )
    yield f'<path class="tip{bad}" d="M{x - 4:.1f} {y - 8:.1f}h8l-4 8z"/>'
