"""The shapes of arrays that are found without running a source, compared with those of numpy."""

from __future__ import annotations

import functools
from typing import Any

import numpy as np
import pytest

from .arrays import Row, agrees, found_shapes, read_table

TABLES = {name: read_table(f"{name}.txt") for name in ("loaded", "numpy", "tensorflow")}
ROWS = [(name, number) for name, table in TABLES.items() for number in range(len(table.rows))]


def known(name: str) -> list[Row]:
    """Return the rows of a table of which a shape is found."""
    return [row for row in TABLES[name].rows if row.shape != "?"]


@functools.cache
def found(name: str) -> list[str]:
    return found_shapes(TABLES[name])


@functools.cache
def variables(name: str) -> dict[str, Any]:
    names: dict[str, Any] = {}
    exec(TABLES[name].statements, names)
    return names


@pytest.mark.parametrize(("name", "number"), ROWS)
def test_a_shape_that_is_found(name: str, number: int) -> None:
    row = TABLES[name].rows[number]
    assert found(name)[number] == row.shape, f"{name}.txt:{row.line}: {row.expression}"


@pytest.mark.parametrize("row", known("numpy"), ids=lambda row: row.expression)
def test_what_numpy_gives(row: Row) -> None:
    real = np.shape(eval(row.expression, dict(variables("numpy"))))
    assert agrees(row.shape, real), real


@pytest.mark.tensorflow
@pytest.mark.usefixtures("keras")
@pytest.mark.parametrize("row", known("tensorflow"), ids=lambda row: row.expression)
def test_what_tensorflow_gives(row: Row) -> None:
    real = parts_of(eval(row.expression, variables("tensorflow")))
    assert fits(row.shape.removeprefix("Dataset "), real), real


def parts_of(value: Any) -> list[Any]:
    """Return the shapes of an array, or of the parts of the element of a dataset."""
    if hasattr(value, "element_spec"):
        return flat(value.element_spec)
    return [tuple(np.shape(value))]


def flat(spec: Any) -> list[Any]:
    if isinstance(spec, (tuple, list)):
        return [part for one in spec for part in flat(one)]
    if isinstance(spec, dict):
        return [{key: flat(one)[0] for key, one in spec.items()}]
    return [tuple(spec.shape) if spec.shape.rank is not None else None]


def fits(found: str, real: list[Any]) -> bool:
    parts = found.split(" & ")
    return len(parts) == len(real) and all(
        part == "?" or part == str(one) or agrees_as_text(part, one)
        for part, one in zip(parts, real, strict=True)
    )


def agrees_as_text(found: str, real: Any) -> bool:
    return isinstance(real, tuple) and agrees(found, real)
