"""kerasgen rewrites Keras model code: `kerasgen.convert(text)` is the Python API of `kerasgen convert`."""

from __future__ import annotations

from kerasgen.convert import convert
from kerasgen.convert.results import Conversion, ModelOutcome, Problem, Reason

__all__ = ["Conversion", "ModelOutcome", "Problem", "Reason", "__version__", "convert"]

__version__ = "0.1.0"
