"""What the interpreter is certain of is what Python gives."""

from __future__ import annotations

import functools
import sys
from typing import Any

import pytest

from .values import Program, found_sizes, read_programs

PROGRAMS = [
    program
    for program in read_programs()
    if sys.version_info >= (3, 11) or "except*" not in program.text
]


@functools.cache
def found() -> dict[str, list[Any]]:
    return found_sizes(PROGRAMS)


@pytest.mark.parametrize("program", PROGRAMS, ids=lambda program: program.title)
def test_value(program: Program) -> None:
    variables: dict[str, Any] = {"__name__": "__main__"}
    exec(compile(program.text, "a.py", "exec"), variables)
    sizes = found()[program.title]
    for size in sizes[1:] if program.is_cautious else sizes:
        assert size == variables["size"] or (size is None and not program.is_known)


def test_titles_are_unique() -> None:
    assert len({program.title for program in PROGRAMS}) == len(PROGRAMS)
