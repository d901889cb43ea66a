"""Percent scripts (`# %%` starts a cell, `# %% [markdown]` one of prose) to notebooks."""

from __future__ import annotations

import re
from typing import Any

__all__ = ["as_notebook", "as_script"]

_CELL = re.compile(r"^# %%(?P<prose> \[markdown\])?\n", re.MULTILINE)


def as_notebook(text: str) -> dict[str, Any]:
    """Return the notebook, in format 4.5, whose cells are those of a percent script."""
    parts = _CELL.split(text)
    cells = [
        _cell(index, source, is_prose=prose is not None)
        for index, (prose, source) in enumerate(zip(parts[1::2], parts[2::2], strict=True))
    ]
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    return {
        "cells": cells,
        "metadata": {"kernelspec": kernel, "language_info": {"name": "python"}},
        "nbformat": 4,
        "nbformat_minor": 5,
    }


def as_script(text: str) -> str:
    """Return the code of a percent script, without its prose and magics."""
    return "\n".join(
        "".join(cell["source"]) for cell in as_notebook(text)["cells"] if "outputs" in cell
    )


def _cell(index: int, source: str, *, is_prose: bool) -> dict[str, Any]:
    lines = source.strip("\n").splitlines(keepends=True)
    if is_prose:
        lines = [line.removeprefix("#").removeprefix(" ") for line in lines]
        return {
            "cell_type": "markdown",
            "id": f"cell-{index}",
            "metadata": {},
            "source": lines,
        }
    return {
        "cell_type": "code",
        "execution_count": None,
        "id": f"cell-{index}",
        "metadata": {},
        "outputs": [],
        "source": lines,
    }
