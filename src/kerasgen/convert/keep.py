"""How the reading of a model stops: with the reason why it is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kerasgen.convert.results import Reason

if TYPE_CHECKING:
    import ast

__all__ = ["Keep"]


class Keep(Exception):  # noqa: N818 - an outcome of the reading, not an error
    """Raised by any step that finds a model cannot be converted exactly."""

    def __init__(self, code: str, message: str, node: ast.AST) -> None:
        super().__init__(message)
        self.reason = Reason(code, message, getattr(node, "lineno", 1))
