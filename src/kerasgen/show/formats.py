"""The formats of `show`, by name: each turns the models of a source into a whole document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kerasgen.show import dot, html, json, mermaid, svg, table, tree

if TYPE_CHECKING:
    from collections.abc import Callable

    from kerasgen.show.shown import Shown

__all__ = ["ENDINGS", "FORMATS", "IN_COLOUR", "fits", "render"]

# `png` gives bytes and needs Pillow; `annotate` gives the source.
FORMATS = ("table", "tree", "mermaid", "dot", "svg", "png", "html", "json", "annotate")
IN_COLOUR = {"table": table.render, "tree": tree.render}
ENDINGS = {
    ".dot": "dot",
    ".gv": "dot",
    ".html": "html",
    ".ipynb": "annotate",
    ".json": "json",
    ".mmd": "mermaid",
    ".png": "png",
    ".py": "annotate",
    ".svg": "svg",
    ".txt": "table",
}
# Other endings that fit a format.
_MORE = {
    "html": (".htm",),
    "mermaid": (".mermaid", ".md"),
    "dot": (".txt",),
    "table": (".md",),
    "tree": (".txt", ".md"),
}
_TEXTS: dict[str, Callable[[Shown], str]] = {
    "dot": dot.render,
    "html": html.render,
    "json": json.render,
    "mermaid": mermaid.render,
    "svg": svg.render,
    "table": table.render,
    "tree": tree.render,
}


def fits(ending: str, output_format: str) -> bool:
    """Whether a file in a format may have an ending, `.svg`; one without an ending always may."""
    return (
        not ending or ENDINGS.get(ending) == output_format or ending in _MORE.get(output_format, ())
    )


def render(shown: Shown, output_format: str) -> bytes:
    """Return the document in a format of `FORMATS` but `annotate`, text as UTF-8.

    The bytes of a path that are no text are written as their escapes.

    Raises MissingPillowError where a PNG is asked for and Pillow is not installed.
    """
    if output_format == "png":
        from kerasgen.show import png

        return png.render(shown)
    return _TEXTS[output_format](shown).encode(errors="backslashreplace")
