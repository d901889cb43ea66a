"""The calls of a source that make models, of which none is there to show, and why."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from kerasgen.build.trace import NotChecked
from kerasgen.reading.meaning import call_meaning, is_annotation
from kerasgen.reading.module import read_module

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from kerasgen.build.keras_side.record import Record

__all__ = ["undrawn"]

_CLASSES = ("Model", "Sequential")
_NOT_REACHED = "the build does not come to it, or not with values that are known"


def undrawn(text: str, record: Record, faults: Collection[int]) -> Iterator[NotChecked]:
    """Yield the calls that make no model in a run, in their order.

    `faults` are the numbers of the calls that Keras refuses: the one that makes a model is shown.
    """
    made = {(b.place.line, b.place.column) for b in record.built if _is_here(b.place, record)}
    whys = {
        (b.place.line, b.place.column): b.problem
        for b in record.built
        if b.model is None and _is_here(b.place, record)
    }
    refused = {(p.line, p.column) for p in (record.calls[number].place for number in faults)}
    drawn = (made - whys.keys()) | refused
    for line, column, name in _constructions(text):
        if (line, column) not in drawn:
            reason = whys.get((line, column)) or _NOT_REACHED
            yield NotChecked(line, name, reason, is_merge=False)


def _is_here(place: object, record: Record) -> bool:
    return getattr(place, "path", None) == record.path


def _constructions(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield line, column and class of each call that makes a model of Keras."""
    module = read_module(text)
    for node in module.nodes(ast.Call):
        meaning = call_meaning(module, node)
        if meaning is None or is_annotation(module, node):
            continue
        if meaning.name in _CLASSES or meaning.is_application:
            yield node.lineno, module.column(node.lineno, node.col_offset), meaning.name
