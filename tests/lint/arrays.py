"""Rows of `tests/cases/arrays`: expressions, each with the shape that is found for its value."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

__all__ = ["CASES", "Row", "Table", "agrees", "found_shapes", "read_table"]

CASES = Path(__file__).parent.parent / "cases" / "arrays"

_WORKER = """
import json, sys
from kerasgen.build.keras_side.light import load_light
keras = load_light()
from kerasgen.build.interpreter import run_source
from kerasgen.build.values import Array, Dataset

def shape(value):
    if isinstance(value, Dataset):
        return ["dataset", shape(value.element)]
    if isinstance(value, tuple):
        return ["tuple", *map(shape, value)]
    if isinstance(value, dict):
        return {str(key): shape(item) for key, item in value.items()}
    return ["array", *value.shape] if isinstance(value, Array) else "?"

text, count = json.load(sys.stdin)
variables = run_source(text, "a.py", keras).variables
print(json.dumps([shape(variables.get(f"row{number}")) for number in range(count)]))
"""


@dataclass(frozen=True)
class Row:
    """An expression, and the shape that is found for it as it is written in the table."""

    line: int
    expression: str
    shape: str


@dataclass(frozen=True)
class Table:
    """The statements that make the data, and the rows after them."""

    statements: str
    rows: list[Row]


def read_table(name: str) -> Table:
    """Read a table: `expression  ->  shape` in a row, statements before them."""
    statements, rows = [], []
    for number, line in enumerate((CASES / name).read_text("utf-8").splitlines(), 1):
        expression, arrow, shape = line.partition("  ->  ")
        if arrow:
            rows.append(Row(number, expression, shape))
        elif not rows:
            statements.append(line)
    return Table("\n".join(statements) + "\n", rows)


def found_shapes(table: Table) -> list[str]:
    """Return what is found for each row, by a worker of its own; nothing of it is run."""
    lines = [f"row{number} = {row.expression}" for number, row in enumerate(table.rows)]
    given = json.dumps([table.statements + "\n".join(lines), len(lines)])
    done = subprocess.run(
        [sys.executable, "-c", _WORKER], input=given, capture_output=True, text=True, check=True
    )
    return list(map(_written, json.loads(done.stdout.splitlines()[-1])))


def _written(found: Any) -> str:
    if found == "?":
        return "?"
    if isinstance(found, dict):
        return "{" + ", ".join(f"{key!r}: {_written(item)}" for key, item in found.items()) + "}"
    kind, *parts = found
    if kind == "dataset":
        return f"Dataset {_written(parts[0])}"
    if kind == "tuple":
        return " & ".join(map(_written, parts))
    return str(tuple(parts))


def agrees(found: str, real: tuple[int, ...]) -> bool:
    """Whether a shape that was found is that of the real array, as far as it is known."""
    sizes = eval(found)
    return len(sizes) == len(real) and all(
        one in (None, other) for one, other in zip(sizes, real, strict=True)
    )
