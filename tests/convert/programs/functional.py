"""Draws programs that build models in the functional API: lines in all their spellings, and others.

`@` in a comment stands for a number, so that each comment is told from all others.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hypothesis import strategies as st

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hypothesis.strategies import DrawFn

__all__ = ["FunctionalProgram", "functional_programs", "plain_functional"]

_NAMES = """\
from keras.models import Model
from keras.layers import BatchNormalization, Dense, Dropout, Input
"""
_SPELLINGS = (
    ("import keras\nfrom keras import layers\n", "keras.Model", "keras.Input", "layers."),
    ("import tensorflow as tf\n", "tf.keras.Model", "tf.keras.Input", "tf.keras.layers."),
    (
        _NAMES,
        "Model",
        "Input",
        "",
    ),
    ("from keras import Input, Model, layers\n", "Model", "Input", "layers."),
    ("from keras.layers import *\nfrom keras.models import *\n", "Model", "Input", ""),
)
_HELPERS = """
flag = True
WIDTH = 4


class Box:
    pass


"""
_SHORT = ("Dense(3)", "Dense(WIDTH, name='{n}')", "Dropout(0.5)", "BatchNormalization()")
_HANGING = "Dense(\n    3,  # @\n)"
_UNNAMED = ("Dense(width)", "Dropout(0.5)", "BatchNormalization()", _HANGING)
_LONG = (_HANGING, "Dense(3,\n      name='{n}')")
_LOOKS = (
    "print(len({m}.layers))",
    "print({m}.layers[1].name, {m}.layers[-1].name)",
    "print([layer.name for layer in {m}.layers[1:]])",
    "print({m}.get_layer(index=1).name)",
    "{m}.summary()",
    "{m}.layers[-1].trainable = False",
    "for layer in {m}.layers[:2]:\n    layer.trainable = False",
    "{m}.compile('adam')",
)
# What makes a model that must be kept; the tensor in hand is `{x}`.
_KNOTS = (
    "print({x}.shape)",
    "side = {layer}({x})",
    "other = {model}({inputs}, {x})",
    "{x}, rest = {x}, 1",
    "box = Box()\nbox.tensor = {x}",
)


@dataclass(frozen=True)
class FunctionalProgram:
    """The text of a program; `linear` tells for each model, in order, whether it is a line."""

    text: str
    linear: tuple[bool, ...]


@dataclass
class _Maker:
    draw: DrawFn
    model: str
    input: str
    layers: str
    counter: Iterator[int]

    def chance(self, of: int = 2) -> bool:
        return self.draw(st.integers(1, of)) == 1

    def pick(self, values: tuple[str, ...]) -> str:
        return self.draw(st.sampled_from(values))

    def name(self, stem: str) -> str:
        return f"{stem}{next(self.counter)}"

    def layer(self) -> str:
        return self.written(_LONG if self.chance(4) else _SHORT)

    def written(self, texts: tuple[str, ...]) -> str:
        return self.layers + self.pick(texts).format(n=self.name("l"))

    def comment(self) -> str:
        return "  # @" if self.chance(5) else ""


@st.composite
def functional_programs(draw: DrawFn) -> FunctionalProgram:
    """Draw a program that defines and uses one to three models."""
    head, model, make_input, layers = draw(st.sampled_from(_SPELLINGS))
    maker = _Maker(draw, model, make_input, layers, itertools.count(1))
    lines = [*head.splitlines(), *_HELPERS.splitlines()]
    linear = []
    for position in range(draw(st.integers(1, 3))):
        made, is_line = _section(maker, f"m{position}")
        lines += made
        linear.append(is_line)
    return FunctionalProgram(_numbered("\n".join(lines) + "\n"), tuple(linear))


@st.composite
def plain_functional(draw: DrawFn) -> str:
    """Draw a program in the plain style, which a round trip must give back as it was."""
    head, model, make_input, layers = draw(st.sampled_from(_SPELLINGS))
    maker = _Maker(draw, model, make_input, layers, itertools.count(1))
    lines = [*head.splitlines(), "", "WIDTH = 4", ""]
    count = draw(st.integers(1, 5))
    lines.append(f"inputs = {maker.input}((4,)){maker.comment()}")
    for position in range(count):
        if maker.chance(5):
            lines.append("# @")
        target = "outputs" if position == count - 1 else "x"
        tensor = "x" if position else "inputs"
        layer = maker.written((*_SHORT, _HANGING))
        lines += f"{target} = {layer}({tensor}){maker.comment()}".splitlines()
    name = ', name="net"' if maker.chance() else ""
    lines += [f"model = {maker.model}(inputs, outputs{name})", "model.summary()"]
    return _numbered("\n".join(lines) + "\n")


def _section(maker: _Maker, name: str) -> tuple[list[str], bool]:
    """Return the lines that make a model in one of the usual places, and look at it."""
    body, ends, is_line = _body(maker)
    call = f"{maker.model}({ends}){maker.comment()}"
    place = maker.pick(("module", "module", "function", "method", "with", "argument"))
    if place == "function":
        lines = [f"def build_{name}():", *_indented([*body, f"return {call}"]), "", ""]
        lines.append(f"{name} = build_{name}()")
    elif place == "method":
        target = f"self.model = {call}"
        lines = [f"class Net_{name}(Box):", "    def __init__(self):"]
        lines += [*_indented(_indented([*body, target])), "", ""]
        lines.append(f"{name} = Net_{name}().model")
    elif place == "with":
        lines = ["import contextlib", "with contextlib.suppress(OSError):"]
        lines += _indented([*body, f"{name} = {call}"])
    elif place == "argument":
        lines = [*body, f"held = [{call.partition('  #')[0]}]", f"{name} = held[0]"]
    else:
        lines = [*body, f"{name} = {call}"]
    looks = [maker.pick(_LOOKS).format(m=name) for _ in range(maker.draw(st.integers(0, 2)))]
    return [*lines, *"\n".join(looks).splitlines(), ""], is_line


def _body(maker: _Maker) -> tuple[list[str], str, bool]:
    """Return the statements up to the model, its first arguments, and whether it is a line."""
    inputs = maker.pick(("inputs", "start"))
    lines = [f"{inputs} = {maker.input}((4,)){maker.comment()}"]
    x = inputs
    is_line = True
    for _ in range(maker.draw(st.integers(1, 5))):
        made, x = _step(maker, x, inputs)
        lines += made
    if maker.chance(4):
        knot = maker.pick(_KNOTS).format(
            x=x, layer=maker.layers + "Dense(2)", model=maker.model, inputs=inputs
        )
        lines += knot.splitlines()
        made, x = _plain_step(maker, x, "x")
        lines += made
        is_line = False
    else:
        made, x = _plain_step(maker, x, "x")
        lines += made
    outputs = f"{maker.layers}Dense(1)({x})" if maker.chance(4) else x
    ends = maker.pick(
        (f"{inputs}, {outputs}", f"inputs={inputs}, outputs={outputs}", f"[{inputs}], {outputs}")
    )
    return lines, ends + maker.pick(("", "", ", name='net'")), is_line


def _step(maker: _Maker, x: str, inputs: str) -> tuple[list[str], str]:
    kind = maker.pick(
        ("plain", "plain", "plain", "nested", "variable", "between", "if", "loop", "alias", "one")
    )
    target = maker.pick(("x", "x", maker.name("h")))
    if kind in ("if", "loop") and x == inputs:
        return [f"x = {x}"], "x"
    if kind == "nested":
        outer, inner = maker.layer(), maker.layer()
        return f"{target} = {outer}({inner}({x}))".splitlines(), target
    if kind == "variable":
        layer = maker.name("layer")
        lines = f"{layer} = {maker.layer()}".splitlines()
        return [*lines, f"{target} = {layer}({x}){maker.comment()}"], target
    if kind == "between":
        return [maker.pick(("size = 3", "print('between')", "# @", "", "'text'"))], x
    if kind == "if":
        made, _ = _plain_step(maker, x, x)
        other = _plain_step(maker, x, x)[0] if maker.chance() else ["print('else')"]
        return ["if flag:", *_indented(made), "else:", *_indented(other)], x
    if kind == "loop":
        made = f"{x} = {maker.written(_UNNAMED)}({x}){maker.comment()}".splitlines()
        return [f"for width in (2, 3):{maker.comment()}", *_indented(made)], x
    if kind == "alias":
        return [f"{target} = {x}"], target
    if kind == "one":
        made, _ = _plain_step(maker, x, "x")
        more, _ = _plain_step(maker, "x", "x")
        if len(made) == len(more) == 1 and "#" not in made[0]:
            return [f"{made[0]}; {more[0]}"], "x"
        return [*made, *more], "x"
    return _plain_step(maker, x, target)


def _plain_step(maker: _Maker, x: str, target: str) -> tuple[list[str], str]:
    return f"{target} = {maker.layer()}({x}){maker.comment()}".splitlines(), target


def _indented(lines: list[str]) -> list[str]:
    return [f"    {line}" if line else line for line in lines]


def _numbered(text: str) -> str:
    """Number the comments."""
    parts = text.split("# @")
    numbered = [part + f"# {number}" for number, part in enumerate(parts[:-1], 1)]
    return "".join([*numbered, parts[-1]])
