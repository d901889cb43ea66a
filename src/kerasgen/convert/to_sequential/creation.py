"""The order in which layers are made: Python makes the outer layer of a nested call first."""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kerasgen.reading.keras_names import SEEDLESS
from kerasgen.reading.layer_classes import is_ready_made
from kerasgen.reading.meaning import call_meaning

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kerasgen.convert.to_sequential.layers import Layers
    from kerasgen.reading.module import Module

__all__ = ["builds_more", "made_out_of_order", "variable_stem"]

# Layers of Keras that make other layers, or take seeds, when they are called for the first time.
_BUILDING = frozenset({"GroupQueryAttention", "GroupedQueryAttention", "MultiHeadAttention"})


@dataclass(frozen=True)
class _Traces:
    """What the making of a layer leaves behind: counters of automatic names, and seeds.

    `unknown`: it calls something else, which may do anything.
    """

    counters: frozenset[str] = frozenset()
    takes_seeds: bool = False
    unknown: bool = False

    def commutes_with(self, other: _Traces) -> bool:
        """Whether both orders give the same names and the same seeds."""
        if self.unknown or other.unknown:
            return False
        return not (self.counters & other.counters or (self.takes_seeds and other.takes_seeds))


def made_out_of_order(module: Module, layers: Sequence[ast.expr]) -> tuple[ast.expr, ...]:
    """Return the layers to make before the others, in the order of their making.

    `layers` are those of one nested call in the order of the graph, the reverse of that of their
    making. Nothing is returned where the order does not matter.
    """
    making = [layer for layer in layers if _makes(layer)]
    traces = [_traces(module, layer) for layer in making]
    pairs = [(one, other) for i, one in enumerate(traces) for other in traces[i + 1 :]]
    if all(one.commutes_with(other) for one, other in pairs):
        return ()
    return tuple(reversed(making[1:]))


def builds_more(known: Layers, layer: ast.expr) -> bool:
    """Whether a layer may make others or take seeds when it is called, not only when it is made."""
    for maker in known.makers(layer):
        meaning = call_meaning(known.module, maker)
        if meaning is not None and meaning.name in _BUILDING:
            return True
        if meaning is None and not is_ready_made(known.module, maker):
            return True
    return False


def variable_stem(layer: ast.expr) -> str:
    """Return what to call a layer: `Conv2D(...)` is `conv2d`, `MaxPool(...)` is `max_pool`."""
    function = layer.func if isinstance(layer, ast.Call) else layer
    name = str(getattr(function, "attr", getattr(function, "id", "layer")))
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z][a-z])", "_", name).lower()


def _makes(layer: ast.expr) -> bool:
    return any(isinstance(inner, ast.Call) for inner in ast.walk(layer))


def _traces(module: Module, layer: ast.expr) -> _Traces:
    counters: set[str] = set()
    takes_seeds = unknown = False
    for call in ast.walk(layer):
        if not isinstance(call, ast.Call):
            continue
        meaning = call_meaning(module, call)
        if meaning is None:
            unknown = True
            continue
        takes_seeds = takes_seeds or meaning.name not in SEEDLESS
        if meaning.is_layer and all(k.arg != "name" for k in call.keywords):
            counters.add(meaning.name)
        unknown = unknown or not (meaning.is_layer or meaning.path.count(".") > 0)
    return _Traces(frozenset(counters), takes_seeds, unknown)
