"""Comments that silence findings: `# noqa`, `# noqa: KG101`, `# kerasgen: ignore[KG101]`."""

from __future__ import annotations

import io
import re
import tokenize
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kerasgen.lint.findings import Finding

__all__ = ["is_silenced", "silenced_lines"]

_COMMENT = re.compile(
    r"#\s*(?:noqa(?P<noqa>\s*:\s*[A-Z]+[0-9]+(?:[,\s]+[A-Z]+[0-9]+)*)?"
    r"|kerasgen:\s*ignore(?P<ignore>\[[^\]]*\])?)",
    re.IGNORECASE,
)
_CODE = re.compile(r"[A-Z]+[0-9]+", re.IGNORECASE)


def silenced_lines(text: str) -> dict[int, frozenset[str] | None]:
    """Return the lines, 1-based, with such a comment, and their codes; None silences all."""
    found: dict[int, frozenset[str] | None] = {}
    if "noqa" not in text and "kerasgen:" not in text:
        return found
    try:
        for token in tokenize.generate_tokens(io.StringIO(text).readline):
            match = _COMMENT.search(token.string) if token.type == tokenize.COMMENT else None
            if match is not None:
                codes = frozenset(
                    c.upper() for c in _CODE.findall(match["noqa"] or match["ignore"] or "")
                )
                found[token.start[0]] = codes or None
    except (tokenize.TokenError, SyntaxError):
        pass
    return found


def is_silenced(finding: Finding, lines: dict[int, frozenset[str] | None]) -> bool:
    """Whether a comment on one of the lines of a finding silences it."""
    for line in range(finding.line, finding.end_line + 1):
        if line in lines:
            codes = lines[line]
            if codes is None or finding.code in codes:
                return True
    return False
