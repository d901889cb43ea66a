"""Draws whole files: imports, names that are taken, models in their places, and uses of them."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from tests.convert.programs.layers import Facts, Maker, glued, indented
from tests.convert.programs.models import bound_model, model_expression
from tests.convert.programs.spelling import spellings

if TYPE_CHECKING:
    from hypothesis.strategies import DrawFn

__all__ = ["Program", "laid_out", "programs"]

_INDENT = re.compile(r"^(?:    )+", re.MULTILINE)
_DEFINITIONS = (
    "flag = True",
    "SIZE = 8",
    "WIDTH = 4",
    "VECTOR = (WIDTH,)",
    "IMAGE = (SIZE, SIZE, 2)",
    "SEQUENCE = (6, 3)",
)
_HELPERS = """
def same(model, loss=None):
    return model


class Box:
    pass


"""


@dataclass(frozen=True)
class Program:
    """The text of a program, and what is known of its models in the order of the source."""

    text: str
    models: tuple[Facts, ...]
    runs: bool

    @property
    def runs_with_keras(self) -> bool:
        """Whether Keras 3 takes every model, with an input that is known."""
        return self.runs and all(facts.converts for facts in self.models)


@st.composite
def programs(draw: DrawFn) -> Program:
    """Draw a program that defines and uses one to three models."""
    maker = Maker(draw, draw(spellings()), itertools.count(1))
    lines = [*_head(maker), *_HELPERS.splitlines()]
    taken = draw(st.lists(st.sampled_from(("inputs", "x", "outputs")), unique=True, max_size=2))
    lines += [f"{name} = {position}" for position, name in enumerate(taken)]
    if "x" in taken and maker.chance():
        lines += ["", "", "def peek():", "    return x", "", ""]
    for _ in range(maker.number(1, 3)):
        lines += [*_section(maker), *_blank(maker)]
    if maker.handed_used:
        for facts in maker.handed:
            facts.converts = facts.converts and None
    read_later = [name for name in taken if maker.chance()]
    lines += [f"print({name})" for name in read_later]
    if "def peek():" in lines:
        lines.append("print(peek())")
    return Program(_numbered("\n".join(lines) + "\n"), tuple(maker.models), maker.runs)


@st.composite
def laid_out(draw: DrawFn, program: Program) -> str:
    """Draw the bytes that a file comes in: line ends, tabs, form feeds, no last newline."""
    text = program.text
    if draw(st.booleans()):
        text = _INDENT.sub(lambda found: "\t" * (len(found[0]) // 4), text)
    if draw(st.booleans()):
        text = text.replace("\n\n\ndef", "\n\f\n\ndef").replace("\n\n\nclass", "\n\f\n\nclass")
    if draw(st.booleans()):
        text = text.rstrip("\n")
    return text.replace("\n", draw(st.sampled_from(("\n", "\r\n"))))


def _head(maker: Maker) -> list[str]:
    head = maker.pick("", "", "# @", '"""A file."""', "#!/usr/bin/env python\n# @")
    lines = [*head.splitlines(), *["from __future__ import annotations", ""] * maker.chance(4)]
    lines += ["import contextlib", *[""] * maker.chance()]
    lines += [*maker.spelling.lines, "", *_DEFINITIONS]
    return lines


def _blank(maker: Maker) -> list[str]:
    return {"comment": ["", "# @"], "blank": [""]}.get(maker.pick("", "blank", "comment"), [])


def _numbered(text: str) -> str:
    """Give every comment a text of its own."""
    numbers = itertools.count(1)
    return re.sub("@", lambda _: f"c{next(numbers)}", text)


def _section(maker: Maker) -> list[str]:
    """Draw a model in one of the places that a model is made in."""
    places = ["module", "module", "function", "method", "with", "main", "nested", "loop"]
    places += [place for place in ("pair", "semicolons") if maker.handled(place)]
    where = maker.pick(*places)
    if where == "method":
        return _method(maker)
    if where in ("function", "nested"):
        return _function(maker, nested=where == "nested")
    if where == "pair":
        return _pair(maker)
    if where == "semicolons":
        return _one_line(maker)
    lines = _statements(maker)
    if where == "with":
        return ["with contextlib.nullcontext():", *indented(lines)]
    if where == "main":
        return ['if __name__ == "__main__":', *indented(lines)]
    if where == "loop":
        return [f"for {maker.name('round')} in range(2):", *indented(lines)]
    return list(lines)


def _statements(maker: Maker) -> list[str]:
    """Draw the statements that bind a model and use it."""
    way = maker.pick(*["name"] * 4, "annotated", "chained", "attribute", "text key", "position",
                     "argument", "keyword", "dict", "list")  # fmt: skip
    if way in ("argument", "keyword", "dict", "list"):
        return _in_expression(maker, way)
    before: list[str] = []
    target = start = maker.pick("model", "model", "net", maker.name("model"))
    if way == "annotated":
        start = f"{target}: {maker.spelling.sequential}"
    elif way == "chained":
        start = f"{target} = {maker.name('other')}"
    elif way == "attribute":
        box = maker.name("box")
        before, target = [f"{box} = Box()"], f"{box}.model"
    elif way in ("text key", "position"):
        nets = maker.name("nets")
        key = "'first'" if way == "text key" else "0"
        before, target = [f"{nets} = {{}}"], f"{nets}[{key}]"
    start = target if way in ("attribute", "text key", "position") else start
    made = bound_model(maker, target, lambda lines: glued(f"{start} = ", lines, ""))
    uses = _uses(maker, target, made.count)
    read = [*uses, *(line for line in made.lines if "print(len" in line)]
    if way in ("text key", "position") and any("layer" in line for line in read):
        maker.handled("layers of a subscript", made.facts)
    return [*before, *made.lines, *uses]


def _in_expression(maker: Maker, way: str) -> list[str]:
    before, lines, count, facts = model_expression(maker)
    name = maker.name("result")
    start, end, reach = {
        "argument": ("same(", ', loss="mse")', name),
        "keyword": ("same(loss=None, model=", ")", name),
        "dict": ('{"epochs": 3, "model": ', ', "loss": 1}', f"{name}['model']"),
        "list": ("[1, ", "]", f"{name}[1]"),
    }[way]
    whole = glued(f"{name} = {start}", lines, end)
    uses = _uses(maker, reach, count)
    looked_into = any("layer" in line for line in uses)
    if way in ("argument", "keyword"):  # what comes back could be any model that went in
        maker.handed.append(facts)
        maker.handed_used = maker.handed_used or looked_into
    elif looked_into:
        maker.handled("layers in a container", facts)
    return [*before, *whole, *uses]


def _pair(maker: Maker) -> list[str]:
    """Draw two models in one statement."""
    before, one, _, first = model_expression(maker)
    more, other, _, second = model_expression(maker)
    if more:  # statements that come before both may make models and layers of the second
        first.converts = second.converts = None
    lines = [*glued("[", one, ","), *indented(glued("", other, "]"))]
    name = maker.name("pair")
    start, end = maker.pick(f"{name} = |", f"{name} = same(|[0], loss=1)").split("|")
    return [*before, *more, *glued(start, tuple(lines), end)]


def _one_line(maker: Maker) -> list[str]:
    """Draw a model whose statements share a line."""
    maker.models.append(Facts(adds=2))
    name, dense = maker.name("short"), maker.layer("Dense")
    adds = f"{name}.add({dense}(3, input_dim=4)); {name}.add({dense}(2))"
    return [f"{name} = {maker.spelling.sequential}(); {adds}{maker.pick('', ';', '  # @')}"]


def _function(maker: Maker, *, nested: bool) -> list[str]:
    name = maker.name("build")
    parameter = maker.pick("units", "x", "inputs", "outputs")
    body = ['"""Return a model."""'] if maker.chance(3) else []
    if maker.chance():
        before, lines, count, _ = model_expression(maker)
        body += [*before, *glued("return ", lines, "")]
    else:
        made = bound_model(maker, "model", lambda lines: glued("model = ", lines, ""))
        count = made.count
        late = f"print({parameter})" if maker.chance() else ""
        body += [*made.lines, *_uses(maker, "model", count), late, "return model"]
    if nested:
        inner = maker.name("inner")
        body = [f"def {inner}():", *indented(body), "", f"return {inner}()"]
    result = maker.name("result")
    call = ["", "", f"{result} = {name}()", *_uses(maker, result, count)]
    return ["", "", f"def {name}({parameter}=4):", *indented(body), *call]


def _method(maker: Maker) -> list[str]:
    name, result = maker.name("Trainer"), maker.name("result")
    made = bound_model(maker, "self.model", lambda lines: glued("self.model = ", lines, ""))
    body = [*made.lines, *_uses(maker, "self.model", made.count)]
    maker.handled("methods beside each other", made.facts)
    more = ["", "    def size(self):", "        return len(self.model.layers)"]
    lines = ["", "", f"class {name}:", "    def __init__(self):", *indented(body, 2)]
    lines += [*(more if maker.chance(3) else []), "", "", f"{result} = {name}()"]
    return lines


def _uses(maker: Maker, model: str, count: int) -> list[str]:
    """Draw reads of a model that is complete."""
    last = count - 1
    uses = {
        "summary": f"{model}.summary()",
        "compile": f'{model}.compile("sgd", "mse")',
        "length": f"print(len({model}.layers))",
        "index": f"print({model}.layers[{last}].name)",
        "first": f"print( {model}.layers[0].name )  # @",
        "negative": f"print({model}.layers[-{count}].name)",
        "lookup": f"print({model}.get_layer(index={last}).name)",
        "slice": f"print([found.name for found in {model}.layers[:{last}]])",
        "rest": f"print([found.name for found in {model}.layers[1:]])",
        "end": f"print([found.name for found in {model}.layers[-1:]])",
        "all": f"print([found.name for found in {model}.layers])",
        "text": f'print(f"{{len({model}.layers)}} layers")',
        "freeze": f"for found in {model}.layers[:-1]:\n    found.trainable = False",
        "shape": f"print({model}.output_shape)",
    }
    lines: list[str] = []
    for _ in range(maker.number(0, 2)):
        lines += uses[maker.pick(*uses)].splitlines()
    return lines
