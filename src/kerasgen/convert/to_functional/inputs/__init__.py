"""The input of a Sequential: what states it, and the arguments of the Input that says the same."""

from __future__ import annotations

from kerasgen.convert.to_functional.inputs.first import input_of
from kerasgen.convert.to_functional.inputs.spec import BASE, InputSpec
from kerasgen.convert.to_functional.inputs.stated import shape_keywords

__all__ = ["BASE", "InputSpec", "input_of", "shape_keywords"]
