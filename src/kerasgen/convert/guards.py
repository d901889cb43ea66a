"""What every conversion must pass before its text is given back."""

from __future__ import annotations

import ast
import io
import tokenize
from collections import Counter

__all__ = ["UnsafeError", "check_text", "comments_of"]


class UnsafeError(Exception):
    """Raised where a text cannot be rewritten safely: nothing is changed then."""


def comments_of(text: str) -> Counter[str]:
    """Count the comments of a source."""
    tokens = tokenize.generate_tokens(io.StringIO(text).readline)
    return Counter(token.string for token in tokens if token.type == tokenize.COMMENT)


def check_text(before: str, after: str) -> None:
    """Raise UnsafeError if a converted text would not parse or has lost a comment."""
    try:
        ast.parse(after)
    except SyntaxError as error:
        message = f"the converted text would not parse (line {error.lineno})"
        raise UnsafeError(message) from error
    if comments_of(before) - comments_of(after):
        raise UnsafeError("a comment would be lost")
