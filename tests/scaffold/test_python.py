"""The parts that finish generated Python: literals, imports, blank lines and long lines."""

from __future__ import annotations

import ast

import black
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kerasgen.scaffold.formatting import formatted
from kerasgen.scaffold.imports import MARKER, with_imports
from kerasgen.scaffold.rendering import literal

VALUES = st.recursive(
    st.text(st.sampled_from("ab1 '\"\\\n\t\x00é{}\u2028"), max_size=8)
    | st.integers(0, 10**7)
    | st.booleans()
    | st.sampled_from([0.5, 1.0, None]),
    lambda values: st.lists(values, max_size=3) | st.lists(values, max_size=3).map(tuple),
    max_leaves=5,
)


@given(VALUES)
def test_a_literal_is_its_value_as_black_writes_it(value: object) -> None:
    text = literal(value)
    assert ast.literal_eval(text) == value
    if len(text) < 80:
        assert black.format_str(f"x = {text}\n", mode=black.Mode()) == f"x = {text}\n"


LONG = "a_name_that_is_quite_long_for_a_line"
BROKEN = {
    "call": f"x = function({LONG}, {LONG}, {LONG})\n",
    "element": f'x = {{\n    "{LONG}": function("{LONG}", [{LONG}]),\n}}\n',
    "nested": f"x = function([{LONG}, {LONG}, {LONG}], ({LONG}, {LONG}))\n",
    "comprehension": f"x = [function({LONG}, {LONG}) for {LONG} in range({LONG}) if {LONG}]\n",
    "subscript": f"x = [\n    values_{LONG}_of[index_of_{LONG}],\n]\n",
    "string": f'x = function("{LONG}, (", "{LONG}", \'"{LONG}\')\n',
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_long_line_is_broken_as_black_leaves_it(name: str) -> None:
    before = BROKEN[name]
    after = formatted(before)
    assert after != before
    assert ast.dump(ast.parse(after)) == ast.dump(ast.parse(before))
    assert black.format_str(after, mode=black.Mode()) == after
    assert max(map(len, after.splitlines())) <= 88


def test_strings_over_several_lines_are_kept() -> None:
    text = f'x = """\n\n\n  {LONG} {LONG} ({LONG})   \n\n\n"""\n'
    assert formatted(text) == text


def test_blank_lines() -> None:
    text = "x = 1\ndef f():\n\n\n    y = 2\n\n\n\n    return y\n\n@f\ndef g():\n    pass\n\nz = 3"
    after = formatted(text)
    assert black.format_str(after, mode=black.Mode()) == after
    assert "    y = 2\n\n    return y\n\n\n@f\ndef g()" in after


@pytest.mark.parametrize("style", ["keras", "tf.keras"])
def test_imports(style: str) -> None:
    text = f"{MARKER}\n\nx = layers.Dense(UNITS), np, Path, csv, keras, build, Batches, S_A, SA\n"
    siblings = {"model": ["UNITS", "build", "other"], "data": ["Batches", "S_A", "SA", "S_10", "x"]}
    head = with_imports(text, style, siblings).split("\n\nx = ")[0]
    ours = "from data import S_A, SA, Batches\nfrom model import UNITS, build"
    installed = {
        "keras": "import keras\nimport numpy as np\nfrom keras import layers",
        "tf.keras": "import numpy as np\nfrom tensorflow import keras\n"
        "from tensorflow.keras import layers",
    }
    assert head.split("\n\n") == [
        "from __future__ import annotations",
        "import csv\nfrom pathlib import Path",
        installed[style],
        ours,
    ]


def test_a_name_that_is_bound_is_not_imported() -> None:
    text = f"{MARKER}\n\ndef f(csv):\n    return csv\n"
    assert "import csv" not in with_imports(text, "keras", {})
