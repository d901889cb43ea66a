"""kerasgen for Python: `convert(text)`, `lint(text)`, `show(text)`, `graphs(text)` and others."""

from __future__ import annotations

from kerasgen.convert.results import Conversion, ModelOutcome, Problem, Proof, Reason
from kerasgen.lint import lint
from kerasgen.lint.findings import Checked, Finding, Lint, Related, Unchecked
from kerasgen.show import annotate, compare, graphs, show
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
    "annotate",
    "compare",
    "convert",
    "graphs",
    "lint",
    "show",
]

__version__ = "0.1.0"
