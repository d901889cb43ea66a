"""The shapes of arrays that are found without running a source, compared with those of numpy."""

from __future__ import annotations

import functools
from typing import Any

import numpy as np
import pytest

from .arrays import agrees, found_shapes, read_table

NUMPY = read_table("numpy.txt")


@functools.cache
def found() -> list[str]:
    return found_shapes(NUMPY)


@functools.cache
def variables() -> dict[str, Any]:
    names: dict[str, Any] = {}
    exec(NUMPY.statements, names)
    return names


@pytest.mark.parametrize("number", range(len(NUMPY.rows)), ids=lambda n: f"{NUMPY.rows[n].line}")
def test_a_shape_of_numpy(number: int) -> None:
    row = NUMPY.rows[number]
    assert found()[number] == row.shape, row.expression
    if row.shape != "?":
        names = dict(variables())
        real = np.shape(eval(row.expression, names))
        assert agrees(row.shape, real), (row.expression, real)
