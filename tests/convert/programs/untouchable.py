"""Draws programs with a Sequential that no conversion may touch."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from hypothesis import assume
from hypothesis import strategies as st

from tests.convert.programs.layers import Maker, indented
from tests.convert.programs.models import model_expression
from tests.convert.programs.spelling import spellings

if TYPE_CHECKING:
    from hypothesis.strategies import DrawFn

__all__ = ["untouchable"]

# What stands before and after a Sequential that is no model of Keras or cannot be taken out.
_PLACES = {
    "lambda": ("make = lambda: ", ""),
    "comprehension": ("made = [", " for _ in range(2)]"),
    "set comprehension": ("made = {", " for _ in range(2)}"),
    "dict comprehension": ("made = {key: ", " for key in (1, 2)}"),
    "generator": ("made = list(", " for _ in range(2))"),
    "default": ("def make(model=", "): return model"),
    "keyword default": ("def make(*, model=", "): return model"),
    "lambda default": ("make = lambda model=", ": model"),
    "condition": ("made = None if WIDTH else ", ""),
    "operand": ("made = WIDTH and ", ""),
}
_OWN = {
    "own class": ("class Sequential:", "    def __init__(self, *layers):", "        pass"),
    "own function": ("def Sequential(*layers):", "    return layers"),
    "torch": ("from torch.nn import Sequential",),
    "local": ("from .blocks import Sequential",),
}


@st.composite
def untouchable(draw: DrawFn) -> str:
    """Draw the text of a program that must come back as it is."""
    spelling = draw(spellings())
    maker = Maker(draw, spelling, itertools.count(1))
    kind = draw(st.sampled_from([*_PLACES, *_OWN, "subclass"]))
    lines = [*spelling.lines, "", "WIDTH, SIZE, flag = 4, 8, True", "VECTOR = (4,)"]
    if kind == "subclass":
        lines += [f"class Net({spelling.sequential}):", "    pass"]
    before, model, *_ = model_expression(maker)
    assume(len(maker.models) == 1)  # a base model of its own is converted
    if kind in _PLACES:
        start, end = _PLACES[kind]
        return _file([*lines, *before, start + "(", *indented(model), ")" + end])
    name = "Net" if kind == "subclass" else "Sequential"
    own = [line.replace(spelling.sequential + "(", name + "(") for line in (*before, *model)]
    start_of_model = len(before)
    own[start_of_model] = "made = " + own[start_of_model]
    return _file([*lines, *_OWN.get(kind, ()), *own])


def _file(lines: list[str]) -> str:
    return "\n".join(lines).replace("@", "comment") + "\n"
