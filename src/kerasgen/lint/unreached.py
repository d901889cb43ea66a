"""Calls of merges that stand in a source and that no build came to: they are not checked."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from kerasgen.lint.findings import Unchecked
from kerasgen.reading.keras_names import MERGE_FUNCTIONS, MERGE_LAYERS
from kerasgen.reading.meaning import call_meaning
from kerasgen.reading.module import read_module

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kerasgen.build.trace import Trace

__all__ = ["unreached_merges"]

_REASON = "the build does not come to it, or not with tensors that are known"


def unreached_merges(text: str, trace: Trace, path: str) -> Iterator[Unchecked]:
    """Yield the calls of merges of which a trace says nothing, in the order of the source."""
    told = {(call.place.line, call.place.column) for call in trace.calls if call.place.path == path}
    lines = {found.line for found in trace.not_checked}
    for line, column, name in _merges(text):
        if (line, column) not in told and line not in lines:
            yield Unchecked(path, line, f"{name}: {_REASON}", is_merge=True)


def _merges(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield line, column and name of `Add()([a, b])`, `add([a, b])` and the like."""
    if not any(name in text for name in MERGE_LAYERS | MERGE_FUNCTIONS):
        return
    module = read_module(text)
    for node in module.nodes(ast.Call):
        made, called = call_meaning(module, node.func), call_meaning(module, node)
        is_layer = made is not None and made.name in MERGE_LAYERS
        is_function = called is not None and called.name in MERGE_FUNCTIONS
        meaning = made if is_layer else called if is_function else None
        if meaning is not None and "ops" not in meaning.path.split("."):
            yield node.lineno, module.column(node.lineno, node.col_offset), meaning.name
