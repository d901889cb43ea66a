"""Rewrites Keras model code: `kerasgen.convert(text)` is `kerasgen convert` for Python."""

from __future__ import annotations

from kerasgen.convert import convert
from kerasgen.convert.results import Conversion, ModelOutcome, Problem, Reason

__all__ = ["Conversion", "ModelOutcome", "Problem", "Reason", "__version__", "convert"]

__version__ = "0.1.0"
