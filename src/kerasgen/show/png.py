"""PNG: the same picture as SVG, drawn with Pillow, in light colours."""

from __future__ import annotations

import io
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from kerasgen.show.drawing import LINE, MARGIN, SIZE, TEXT_TOP, draw
from kerasgen.show.families import COLOURS, family_of
from kerasgen.show.sheet import head_height, head_texts, spread

if TYPE_CHECKING:
    from kerasgen.show.drawing import Card, Drawing, Label, Wire
    from kerasgen.show.shown import Shown

__all__ = ["MissingPillowError", "render"]

_SCALES = (2, 1)
# Pillow keeps a picture in memory as a whole.
_LARGEST = 60_000_000
_BACK, _INK, _DIM, _WIRE = "#ffffff", "#1b2330", "#667085", "#8b95a5"
_GROUP, _WRONG = "#f6f7f9", "#fdecee"
_STEPS = 16


class MissingPillowError(RuntimeError):
    """Pillow, which draws PNG pictures, is not installed."""

    def __init__(self) -> None:
        super().__init__('a PNG needs Pillow; install it with: pip install "kerasgen[png]"')


def render(shown: Shown) -> bytes:
    """Return a PNG picture with all models, a large one not as fine.

    Raises MissingPillowError without Pillow, ValueError for a picture of more than 60 megapixels.
    """
    try:
        from PIL import Image, ImageDraw
    except ImportError:
        raise MissingPillowError from None
    drawings = [draw(graph) for graph in shown.models]
    pens = _Fonts(1)
    heads = [head_texts(graph, shown.path) for graph in shown.models]
    widths = [
        max(drawing.width, *(pens.width(text, "title") for text in head))
        for drawing, head in zip(drawings, heads, strict=True)
    ]
    heights = [d.height + head_height(g) for d, g in zip(drawings, shown.models, strict=True)]
    sheet = spread(list(zip(widths, heights, strict=True)))
    width, height = int(sheet.width), int(sheet.height)
    scale = next((scale for scale in _SCALES if width * height * scale**2 <= _LARGEST), None)
    if scale is None:
        raise ValueError("too large for a PNG: choose a model with --model, or --format svg")
    image = Image.new("RGB", (width * scale, height * scale), _BACK)
    brush = _Brush(ImageDraw.Draw(image), scale)
    for i, (graph, drawing) in enumerate(zip(shown.models, drawings, strict=True)):
        x, y = sheet.corners[i]
        brush.head((x, y + 2), heads[i], is_broken=graph.kind == "broken")
        brush.picture(drawing, x + (widths[i] - drawing.width) / 2, y + head_height(graph))
    data = io.BytesIO()
    image.save(data, "PNG", optimize=True)
    return data.getvalue()


class _Fonts:
    """The font that comes with Pillow, in the sizes that are used."""

    def __init__(self, scale: int) -> None:
        from PIL import ImageFont

        self._scale = scale

        self._fonts: dict[str, Any] = {
            "title": ImageFont.load_default((SIZE + 1) * scale),
            "name": ImageFont.load_default(SIZE * scale),
        }

    def of(self, role: str) -> Any:
        """Return the font for a role of text."""
        return self._fonts["title" if role in ("title", "fault") else "name"]

    def width(self, text: str, role: str) -> float:
        """Return how wide a text is, in pixels of the drawing."""
        return float(self.of(role).getlength(text)) / self._scale


class _Brush:
    """Draws at the places of a drawing, in the scale of the picture."""

    def __init__(self, canvas: Any, scale: int) -> None:
        self.canvas = canvas
        self.scale = scale
        self.fonts = _Fonts(scale)

    def picture(self, drawing: Drawing, x: float, y: float) -> None:
        """Draw all of a model; what is in open boxes above them."""
        for card in drawing.cards:
            if card.is_open:
                self._card(card, x, y)
        for wire in drawing.wires:
            self._wire(wire, x, y)
        for card in drawing.cards:
            if not card.is_open:
                self._card(card, x, y)

    def head(self, at: tuple[float, float], lines: list[str], *, is_broken: bool) -> None:
        """Write what stands over a model: its name, its kind, its size, and notes."""
        colours = [_INK, _DIM, COLOURS["fault"][0] if is_broken else _DIM]
        for i, text in enumerate(lines):
            colour = colours[i] if i < len(colours) else _DIM
            self.text((at[0], at[1] + i * LINE), text, "title" if i == 0 else "name", colour)

    def text(self, at: tuple[float, float], text: str, role: str, colour: str) -> None:
        """Write a line of text on its base line; `title` and `fault` are bold."""
        where = (at[0] * self.scale, at[1] * self.scale)
        bold = 1 if role in ("title", "fault") else 0
        self.canvas.text(
            where, text, colour, self.fonts.of(role), anchor="ls", stroke_width=0.5 * bold
        )

    def _card(self, card: Card, x: float, y: float) -> None:
        node, left, top = card.node, card.x + x, card.y + y
        tint = COLOURS[family_of(node)][0]
        right, bottom = left + card.width, top + card.height
        ground = _WRONG if node.fault is not None else _GROUP if card.is_open else _BACK
        heavy = node.fault is not None or node.calls > 1
        self.canvas.rounded_rectangle(
            self._scaled(left, top, right, bottom), 7 * self.scale, ground, tint, self._thick(heavy)
        )
        if not card.is_open:
            self.canvas.rounded_rectangle(
                self._scaled(left, top + 6, left + 4, bottom - 6), 2 * self.scale, tint
            )
        for label in card.labels:
            self._label(label, card, left, top, tint)

    def _label(self, label: Label, card: Card, left: float, top: float, tint: str) -> None:
        colours = {"title": tint, "shape": _INK, "fault": tint}
        x = left + MARGIN + label.x
        if label.role == "name":
            title = next(found for found in card.labels if found.role == "title")
            x = left + MARGIN + self.fonts.width(title.text + "  ", "title")
        if label.role == "count":
            x = left + card.width - MARGIN - self.fonts.width(label.text, "name")
        y = top + TEXT_TOP + LINE * label.line
        self.text((x, y), label.text, label.role, colours.get(label.role, _DIM))

    def _wire(self, wire: Wire, x: float, y: float) -> None:
        bad = wire.kind == "fault"
        colour = COLOURS["fault"][0] if bad else _WIRE
        points = [(px + x, py + y) for px, py in wire.points]
        line = [points[0]]
        for start, end in pairwise(points):
            line.extend(_curve(start, end))
        scaled = [(px * self.scale, py * self.scale) for px, py in line]
        self.canvas.line(scaled, colour, self._thick(bad), joint="curve")
        tip_x, tip_y = points[-1]
        tip = [(tip_x - 4, tip_y - 8), (tip_x + 4, tip_y - 8), (tip_x, tip_y)]
        self.canvas.polygon([(px * self.scale, py * self.scale) for px, py in tip], colour)

    def _thick(self, heavy: bool) -> int:
        return round((2.5 if heavy else 1.5) * self.scale)

    def _scaled(self, *numbers: float) -> tuple[float, ...]:
        return tuple(round(number * self.scale) for number in numbers)


def _curve(start: tuple[float, float], end: tuple[float, float]) -> list[tuple[float, float]]:
    """Return points on the curve between two points that leaves and arrives straight down."""
    if abs(start[0] - end[0]) < 0.05:
        return [end]
    middle = (start[1] + end[1]) / 2
    points = []
    for step in range(1, _STEPS + 1):
        t = step / _STEPS
        a, b, c, d = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3
        points.append(
            ((a + b) * start[0] + (c + d) * end[0], a * start[1] + (b + c) * middle + d * end[1])
        )
    return points
