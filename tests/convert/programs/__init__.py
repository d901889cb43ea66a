"""Generates the source of programs that make Sequential models, in every shape that is handled."""

from __future__ import annotations

from tests.convert.programs.files import Program, laid_out, programs
from tests.convert.programs.untouchable import untouchable

__all__ = ["Program", "laid_out", "programs", "untouchable"]
