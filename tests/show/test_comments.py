"""Shapes as comments: only where a comment may stand, and gone again without a trace."""

from __future__ import annotations

import ast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kerasgen.show.ask import models_of
from kerasgen.show.comments import annotated, without_shapes
from tests.show.cases import SOURCES

CODE = """\
import keras
from keras import layers

text = '''  #> (1,)
  #> (2,)'''
i = keras.Input((8, 8, 3))  # the picture
x = layers.Conv2D(
    4,
    3,
)(i)
x = layers.Flatten()(x) ; y = 1   \t
x = layers \\
    .Dense(7)(x)
z = layers.Dense(2, name='''a
b''')(x)
for units in (5, 4):
    x = layers.Dense(units)(x)
z = layers.Dense(1)(layers.Dense(9)(x))
"""


def annotate(text: str) -> str:
    (shown,) = models_of([("a.py", text + "m = keras.Model(i, z)\n")], "light")
    assert shown.problem is None
    return annotated(text, shown)


def test_where_they_stand() -> None:
    lines = annotate(CODE).splitlines()
    marked = {n: line.partition("  #> ")[2] for n, line in enumerate(lines, 1) if "  #> " in line}
    assert marked == {
        4: "(1,)",
        5: "(2,)'''",
        6: "(8, 8, 3)",
        10: "(6, 6, 4)",
        11: "(144,)",
        13: "(7,)",
        17: "(5,) | (4,)",
        18: "(1,)",
    }
    assert lines[5] == "i = keras.Input((8, 8, 3))  # the picture  #> (8, 8, 3)"


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_they_go_again_byte_for_byte(newline: str) -> None:
    text = CODE.replace("\n", newline)
    written = annotate(text)
    assert written != text
    assert without_shapes(written) == text
    assert annotate(written) == written
    assert ast.dump(ast.parse(written)) == ast.dump(ast.parse(text))


@pytest.mark.parametrize("case", SOURCES)
def test_every_case_comes_back(case: str) -> None:
    (shown,) = models_of([("a.py", SOURCES[case])], "light")
    written = annotated(SOURCES[case], shown)
    assert without_shapes(written) == SOURCES[case]
    assert ast.dump(ast.parse(written)) == ast.dump(ast.parse(SOURCES[case]))


def test_comments_of_others_stay() -> None:
    text = "x = 1  #> see below\ny = 2  #> (a, b)\nz = 3 #> (1,)\nw = 4  #> (3, ?)\n"
    assert without_shapes(text) == text.replace("  #> (3, ?)", "")


def test_a_source_without_models_stays() -> None:
    (shown,) = models_of([("a.py", "x = 1\n")], "light")
    assert annotated("x = 1\n", shown) == "x = 1\n"


@settings(max_examples=200, deadline=None, derandomize=True, database=None)
@given(st.lists(st.sampled_from(["x = 1", "'''", "\\", "  #> (3,)", "#", "\n", "\r", "\x0c", "é"])))
def test_removal_touches_nothing_but_comments_at_ends_of_lines(parts: list[str]) -> None:
    text = "".join(parts)
    left = without_shapes(text)
    assert without_shapes(left).count("#>") <= left.count("#>")
    assert left.replace("  #> (3,)", "") == text.replace("  #> (3,)", "")
