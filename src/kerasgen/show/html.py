"""HTML: one page with everything in it, to look around in the models of a source."""

from __future__ import annotations

import json
import re
from importlib import resources
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape, quoteattr

from kerasgen.show.drawing import draw
from kerasgen.show.svg import picture, style
from kerasgen.show.text import (
    call_text,
    count_text,
    kind_text,
    line_text,
    place_text,
    shape_text,
    total_text,
)

if TYPE_CHECKING:
    from kerasgen.build.graphs import Node
    from kerasgen.show.drawing import Drawing
    from kerasgen.show.shown import Shown

__all__ = ["render"]

_PART = re.compile(r"@@(\w+)@@")


def render(shown: Shown) -> str:
    """Return one page. It asks for nothing from elsewhere; with scripts off, the pictures stay."""
    tabs, views, details = [], [], {}
    for number, graph in enumerate(shown.models):
        drawing = draw(graph)
        marks = ' class="broken"' if graph.kind == "broken" else ""
        about = " · ".join(
            [kind_text(graph, shown.path), total_text(graph, shown.path), *graph.notes]
        )
        names = [one.name for one in shown.models]
        place = line_text(graph.place, shown.path) if names.count(graph.name) > 1 else ""
        tabs.append(
            f'<button role="tab" id="tab{number}" aria-controls="view{number}"{marks}'
            f" data-name={quoteattr(graph.name)}>{escape(f'{graph.name} {place}'.strip())}</button>"
        )
        views.append(_view(number, about, drawing, shown.path))
        details.update(
            {f"{number}/{card.key}": _details(card.node, shown) for card in drawing.cards}
        )
    page = resources.files("kerasgen.show").joinpath("page.html").read_text("utf-8")
    parts = {
        "title": escape(shown.path),
        "style": style(),
        "tabs": "".join(tabs),
        "views": "".join(views),
        # Inside a script, the end tag of one must not be seen.
        "details": json.dumps(details).replace("<", "\\u003c"),
    }
    return _PART.sub(lambda match: parts[match[1]], page)


def _view(number: int, about: str, drawing: Drawing, path: str) -> str:
    size = f"{drawing.width + 24:.0f} {drawing.height + 24:.0f}"
    return (
        f'<section role="tabpanel" id="view{number}" aria-labelledby="tab{number}">'
        f'<p class="about">{escape(about)}</p>'
        f'<svg data-model="{number}" viewBox="-12 -12 {size}" tabindex="0">'
        f'<g class="scene">{"".join(picture(drawing, path))}</g></svg></section>'
    )


def _details(node: Node, shown: Shown) -> dict[str, Any]:
    """Return what is told of a node that is clicked: pairs of a heading and a text."""
    place = place_text(node.place, shown.path)
    inputs = node.fault.inputs if node.fault is not None else ()
    rows = {
        "does not build": "" if node.fault is None else node.fault.message,
        "is given": ", ".join(map(shape_text, inputs)),
        "shape": ", ".join(map(shape_text, node.shapes)),
        "variable": node.variable or "",
        "parameters": "" if node.fault is not None else count_text(node.parameters),
        "trainable": "" if node.parameters == node.trainable else count_text(node.trainable),
        "shared": call_text(node),
        "line": place,
    }
    return {
        "title": f"{node.class_name} {node.name}",
        "rows": [[name, text] for name, text in rows.items() if text],
        "source": shown.line(node.place),
        "settings": [[name, text] for name, text in node.settings if text != "None"],
    }
