"""kerasgen for Python: `kerasgen.convert(text)` and `kerasgen.lint(text)`."""

from __future__ import annotations

from kerasgen.convert.results import Conversion, ModelOutcome, Problem, Proof, Reason
from kerasgen.lint import lint
from kerasgen.lint.findings import Checked, Finding, Lint, Related, Unchecked
from kerasgen.verify import convert

__all__ = [
    "Checked",
    "Conversion",
    "Finding",
    "Lint",
    "ModelOutcome",
    "Problem",
    "Proof",
    "Reason",
    "Related",
    "Unchecked",
    "__version__",
    "convert",
    "lint",
]

__version__ = "0.1.0"
