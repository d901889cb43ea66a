"""The interpreter itself: a mistake of its own costs one statement, and is said."""

from __future__ import annotations

from typing import Any

import pytest

from kerasgen.build.allowed.pure import ON_ARRAYS
from kerasgen.build.interpreter import build_source

TEXT = """\
import keras
import numpy as np
from keras import layers

a = keras.Input((8,))
x = layers.Dense(np.zeros(3).shape[0])(a)
def unused():
    return np.zeros(3)
b = layers.Add()([a, keras.Input((9,))])
"""


@pytest.mark.tensorflow
def test_a_mistake_of_its_own(keras: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def mistaken(*_: Any) -> Any:
        raise IndexError("tuple index out of range")

    monkeypatch.setitem(ON_ARRAYS, "numpy.zeros", mistaken)
    trace = build_source(TEXT, "a.py", keras)
    assert trace.problem is None
    assert [trace.calls[number].place.line for number in trace.faults] == [9]
    reasons = {found.line: found.reason for found in trace.not_checked}
    assert set(reasons) == {6, 7}
    assert all(reason.startswith("internal error: IndexError") for reason in reasons.values())
