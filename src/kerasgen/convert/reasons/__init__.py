"""The pages of `kerasgen explain`: one file for each reason why a model is kept."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import files

__all__ = ["Page", "pages"]


@dataclass(frozen=True)
class Page:
    """One page. `summary` is its first sentence."""

    code: str
    summary: str
    text: str


def pages() -> dict[str, Page]:
    """Return all pages by their code, in the order of their codes."""
    texts = [
        entry.read_text(encoding="utf-8")
        for entry in files(__name__).iterdir()
        if entry.name.endswith(".md")
    ]
    return {page.code: page for page in sorted(map(_page, texts), key=lambda page: page.code)}


def _page(text: str) -> Page:
    heading, summary = text.split("\n\n", 2)[:2]
    return Page(heading.removeprefix("# "), " ".join(summary.split()), text)
