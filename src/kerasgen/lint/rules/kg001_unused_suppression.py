"""A comment silences a finding that is not there."""

from __future__ import annotations

from kerasgen.lint.rule import Rule

__all__ = ["RULE"]

RULE = Rule(
    code="KG001",
    name="unused-suppression",
    summary="A comment silences a finding that is not there.",
    page="""\
A `# kerasgen: ignore[...]` or a `# noqa` with a code of kerasgen stands on a line where that rule
finds nothing any more. It can be removed, before it hides a finding to come.

A plain `# noqa` is left alone: it may be meant for another tool. So is a comment for a rule that is
not selected, and one on a line where something could not be checked.
""",
    bad=(
        """\
import keras
from keras import layers

a = keras.Input((4,))
both = layers.Concatenate()([a, a])  # kerasgen: ignore[KG101]
""",
    ),
    good=(
        """\
import keras
from keras import layers

a = keras.Input((10, 4))
b = keras.Input((12, 4))
both = layers.Concatenate()([a, b])  # kerasgen: ignore[KG101]
""",
    ),
    is_default=False,
)
