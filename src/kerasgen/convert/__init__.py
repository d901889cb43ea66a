"""Rewrites models: Sequential code into the functional API."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from kerasgen.convert.results import Conversion, ModelOutcome, Problem, Reason

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Conversion", "ModelOutcome", "Problem", "Reason", "convert"]


def convert(
    text: str,
    to: Literal["functional"] = "functional",
    *,
    models: Sequence[str] = (),
    lines: tuple[int, int] | None = None,
    input_shape: tuple[int | None, ...] | None = None,
) -> Conversion:
    """Rewrite the models of one Python source.

    `models` limits the work to models bound to these names, `lines` to models that touch these
    1-based lines, both ends included. `input_shape` (without the batch axis) is given to models
    that state none. Nothing is executed.
    """
    return Conversion(text)
