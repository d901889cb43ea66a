"""A file does not parse."""

from __future__ import annotations

from kerasgen.lint.rule import Rule

__all__ = ["RULE"]

RULE = Rule(
    code="KG000",
    name="syntax-error",
    summary="The file does not parse, so nothing in it was checked.",
    page="""\
The file is not Python as the installed version reads it: a typing error, or code for Python 2. This
is always reported, whatever rules are selected, and makes the exit code 2.
""",
    bad=(
        """\
from keras import layers

x = layers.Dense(4
""",
    ),
    good=(
        """\
from keras import layers

x = layers.Dense(4)
""",
    ),
)
