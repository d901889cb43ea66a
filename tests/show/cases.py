"""Reads the cases in tests/cases/show: a source, and beside it what it is shown as.

A file `nested.py` is a case; `nested.table`, `nested.tree`, `nested.mmd` and others hold the text
that is expected, one for each format that the case is about. New ones are written by

    python -m tests.show.cases
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from kerasgen.show.ask import models_of
from kerasgen.show.comments import annotated
from kerasgen.show.formats import render

if TYPE_CHECKING:
    from kerasgen.show.shown import Shown

__all__ = ["EXPECTED", "SOURCES", "all_shown", "as_text"]

_FOLDER = Path(__file__).parent.parent / "cases" / "show"
_FORMATS = {".annotated": "annotate", ".dot": "dot", ".mmd": "mermaid"}
_FORMATS.update({".table": "table", ".tree": "tree"})
# A model of 154 layers is enough to hold once.
_WITHOUT = {"frozen": {".tree", ".dot", ".mmd"}}

SOURCES = {path.stem: path.read_text(encoding="utf-8") for path in sorted(_FOLDER.glob("*.py"))}
EXPECTED = sorted(path.name for path in _FOLDER.iterdir() if path.suffix in _FORMATS)


def all_shown(backend: str = "light") -> dict[str, Shown]:
    """Build all cases in one worker; return their models by the name of the case."""
    sources = [(f"{name}.py", text) for name, text in SOURCES.items()]
    return dict(zip(SOURCES, models_of(sources, backend), strict=True))


def as_text(name: str, shown: Shown) -> str:
    """Return what a file beside a case must hold; `name` is that of the file."""
    case, suffix = Path(name).stem, Path(name).suffix
    if suffix == ".annotated":
        return annotated(SOURCES[case], shown)
    return render(shown, _FORMATS[suffix]).decode()


def _write() -> None:
    for case, shown in all_shown().items():
        for suffix in _FORMATS.keys() - _WITHOUT.get(case, set()):
            (_FOLDER / (case + suffix)).write_text(as_text(case + suffix, shown), encoding="utf-8")


if __name__ == "__main__":
    _write()
