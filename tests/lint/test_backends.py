"""What only TensorFlow can do: said so without it, built with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kerasgen.build import asking
from kerasgen.build.keras_side.hiding import OPTIONAL
from kerasgen.lint.check import Options, Source, lint_sources

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from kerasgen.lint.findings import Lint

BODY = """\
import keras
import tensorflow as tf
from keras import layers


class Upper(layers.Layer):
    def call(self, x):
        return tf.repeat(tf.repeat(x, 2, axis=1), 2, axis=2)


a = keras.Input((16, 16, 3))
b = layers.Conv2D(8, 3, padding="same")(a)
both = layers.Concatenate()([Upper()(b), a])
"""
SOUND = BODY.replace("[Upper()(b), a]", "[Upper()(b), layers.UpSampling2D()(a)]")


def lint(text: str, backend: str) -> Lint:
    (outcome,) = lint_sources([Source("a.py", text)], Options(["KG101"], backend=backend))
    return outcome


def test_light_says_what_it_cannot_do() -> None:
    outcome = lint(BODY, "light")
    assert outcome.findings == ()
    places = [(found.line, found.is_merge) for found in outcome.not_checked]
    assert places == [(13, False), (13, True)]  # the layer, and the merge that gets what it gives
    assert "it needs tensorflow for `tf.repeat`" in outcome.not_checked[0].reason


@pytest.mark.tensorflow
@pytest.mark.parametrize("backend", ["auto", "tensorflow"])
def test_with_tensorflow_it_is_built(backend: str) -> None:
    pytest.importorskip("tensorflow")
    (finding,) = lint(BODY, backend).findings
    assert finding.line == 13
    assert "is (None, 16, 16, 3)" in finding.message
    sound = lint(SOUND, backend)
    assert (sound.findings, sound.not_checked, sound.checked.merges) == ((), (), 1)


def test_without_tensorflow_auto_is_light(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking, "find_spec", lambda _: None)
    assert lint(BODY, "auto") == lint(BODY, "light")


@pytest.fixture
def broken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[Iterable[str]], None]:
    """Put packages in front of those that are installed, whose import fails in its own way."""

    def put(names: Iterable[str]) -> None:
        for name in names:
            path = tmp_path / name / "__init__.py"
            path.parent.mkdir()
            path.write_text("raise AttributeError('made for another version')\n", encoding="utf-8")
        monkeypatch.setenv("PYTHONPATH", str(tmp_path))

    return put


MISMATCH = """\
import keras

keras.layers.Concatenate()([keras.Input((4, 3)), keras.Input((5, 3))])
"""


@pytest.mark.parametrize(
    "backend", ["light", pytest.param("tensorflow", marks=pytest.mark.tensorflow)]
)
def test_packages_that_keras_does_not_need(
    backend: str, broken: Callable[[Iterable[str]], None]
) -> None:
    broken(OPTIONAL)
    outcome = lint(MISMATCH, backend)
    assert outcome.problem is None
    assert [finding.line for finding in outcome.findings] == [3]


def test_keras_that_cannot_be_imported(broken: Callable[[Iterable[str]], None]) -> None:
    broken(["h5py"])
    assert lint(MISMATCH, "light").problem == (
        "Keras cannot be imported: AttributeError: made for another version"
    )
