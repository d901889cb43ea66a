"""What every conversion must pass before its text is given back."""

from __future__ import annotations

import ast
import io
import tokenize
from collections import Counter

__all__ = ["comments_of", "find_fault"]


def comments_of(text: str) -> Counter[str]:
    """Count the comments of a source."""
    tokens = tokenize.generate_tokens(io.StringIO(text).readline)
    return Counter(token.string for token in tokens if token.type == tokenize.COMMENT)


def find_fault(before: str, after: str) -> str | None:
    """Return what is wrong with a converted text, or None."""
    try:
        ast.parse(after)
    except SyntaxError as error:
        return f"the converted text would not parse (line {error.lineno})"
    if comments_of(before) - comments_of(after):
        return "a comment would be lost"
    return None
