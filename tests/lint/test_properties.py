"""Generated models, checked against executing them: lint finds what Keras refuses, where it does.

To hunt with other programs, set the number of rounds of forty:

    KERASGEN_EXAMPLES=50 python -m pytest tests/lint/test_properties.py
"""

from __future__ import annotations

import os
import warnings
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.lint.linting import lint_all

if TYPE_CHECKING:
    from hypothesis.strategies import DrawFn

_ROUNDS = int(os.environ.get("KERASGEN_EXAMPLES", "0"))
_CODES = [f"KG{number}" for number in (101, 102, 103, 104, 105, 301)]

HEAD = "import keras\nfrom keras import layers\n\n"
SHAPES = ("(8,)", "(12,)", "(6, 4)", "(8, 4)", "(9, 9, 2)", "(8, 8, 2)")
SIZES = (2, 3, 4)

# Layers by the rank of what they are called on, with the rank of what they give.
LAYERS: dict[int, tuple[tuple[str, int], ...]] = {
    2: (
        ("Dense({n})", 2),
        ("Dropout(0.5)", 2),
        ("Reshape(({n}, {m}))", 3),
        ("RepeatVector({n})", 3),
        ("BatchNormalization()", 2),
    ),
    3: (
        ("Conv1D({n}, {m})", 3),
        ("Conv1D({n}, 3, strides=2, padding='same')", 3),
        ("MaxPooling1D(2)", 3),
        ("UpSampling1D(2)", 3),
        ("LSTM({n})", 2),
        ("LSTM({n}, return_sequences=True)", 3),
        ("Dense({n})", 3),
        ("Flatten()", 2),
        ("GlobalAveragePooling1D()", 2),
        ("Permute((2, 1))", 3),
        ("Cropping1D({n})", 3),
    ),
    4: (
        ("Conv2D({n}, {m})", 4),
        ("Conv2D({n}, 3, padding='same')", 4),
        ("Conv2D({n}, 3, strides=2, padding='same')", 4),
        ("MaxPooling2D()", 4),
        ("UpSampling2D()", 4),
        ("ZeroPadding2D(1)", 4),
        ("Conv2DTranspose({n}, 2, strides=2)", 4),
        ("Flatten()", 2),
        ("GlobalAveragePooling2D()", 2),
    ),
}
MERGES = (
    "layers.Concatenate()([{a}, {b}])",
    "layers.Concatenate(axis={axis})([{a}, {b}])",
    "layers.concatenate([{a}, {b}], axis={axis})",
    "layers.Add()([{a}, {b}])",
    "layers.Multiply()([{a}, {b}])",
    "layers.maximum([{a}, {b}])",
    "layers.Dot(axes={axis})([{a}, {b}])",
    "{a} + {b}",
    "{a} * {b}",
)


@st.composite
def programs(draw: DrawFn) -> str:
    """Draw a program of Inputs, layers and merges; about half of them fit throughout."""
    lines: list[str] = []
    ranks: list[int] = []

    def pick(values: Any) -> Any:
        return draw(st.sampled_from(values))

    for _ in range(draw(st.integers(1, 2))):
        shape = pick(SHAPES)
        ranks.append(shape.count(",") + (1 if shape.endswith(",)") else 2))
        lines.append(f"t{len(ranks) - 1} = keras.Input({shape})")
    for _ in range(draw(st.integers(2, 9))):
        position = pick(range(len(ranks)))
        if draw(st.integers(1, 3)) == 1:
            other = pick(range(len(ranks)))
            merge = pick(MERGES).format(a=f"t{position}", b=f"t{other}", axis=pick((-1, 1, 1, 2)))
            text, rank = merge, max(ranks[position], ranks[other])
        else:
            layer, rank = pick(LAYERS.get(ranks[position], LAYERS[2]))
            text = f"layers.{layer.format(n=pick(SIZES), m=pick(SIZES))}(t{position})"
        lines.append(f"t{len(ranks)} = {text}")
        ranks.append(rank)
    return HEAD + "\n".join(lines) + "\n"


def refused_line(source: str) -> tuple[int, str] | None:
    """Execute a program statement by statement; return the line that raises, and what."""
    namespace: dict[str, Any] = {}
    for number, line in enumerate(source.splitlines(), 1):
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                exec(line, namespace)
        except Exception as error:
            return number, f"{type(error).__name__}: {error}"
    return None


@pytest.mark.tensorflow
@pytest.mark.usefixtures("keras")
@settings(
    max_examples=_ROUNDS or 5,
    derandomize=not _ROUNDS,
    database=None,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
@given(st.lists(programs(), min_size=40, max_size=40))
def test_lint_finds_what_keras_refuses(sources: list[str]) -> None:
    outcomes = lint_all({str(n): source for n, source in enumerate(sources)}, _CODES)
    for source, outcome in zip(sources, outcomes.values(), strict=True):
        assert outcome.problem is None
        refused = refused_line(source)
        if refused is None:
            assert outcome.findings == (), source
            assert not any(found.is_merge for found in outcome.not_checked), source
        else:
            assert outcome.findings, (refused, source)
            assert outcome.findings[0].line == refused[0], (refused, outcome.findings[0], source)
