"""What every conversion must pass before its text is given back."""

from __future__ import annotations

import io
import tokenize
from collections import Counter

__all__ = ["UnsafeError", "check_comments", "comments_of"]


class UnsafeError(Exception):
    """Raised where a text cannot be rewritten safely: nothing is changed then."""


def comments_of(text: str) -> Counter[str]:
    """Count the comments of a source."""
    tokens = tokenize.generate_tokens(io.StringIO(text).readline)
    return Counter(token.string for token in tokens if token.type == tokenize.COMMENT)


def check_comments(before: str, after: str) -> None:
    """Raise UnsafeError if a converted text has lost a comment."""
    try:
        lost = comments_of(before) - comments_of(after)
    except (SyntaxError, tokenize.TokenError) as error:
        raise UnsafeError("the converted text would not parse") from error
    if lost:
        raise UnsafeError("a comment would be lost")
