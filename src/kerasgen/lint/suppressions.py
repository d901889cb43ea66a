"""Comments that silence findings: `# noqa`, `# noqa: KG101`, `# kerasgen: ignore[KG101]`."""

from __future__ import annotations

import io
import re
import tokenize
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kerasgen.lint.findings import Finding

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

__all__ = ["Suppression", "silencing", "suppressions", "unused"]

_COMMENT = re.compile(
    r"#\s*(?:noqa(?P<noqa>\s*:\s*[A-Z]+[0-9]+(?:[,\s]+[A-Z]+[0-9]+)*)?"
    r"|kerasgen:\s*ignore(?P<ignore>\[[^\]]*\])?)",
    re.IGNORECASE,
)
_CODE = re.compile(r"[A-Z]+[0-9]+", re.IGNORECASE)


@dataclass(frozen=True)
class Suppression:
    """A comment that silences, at a line and column, both 1-based. No codes: it silences all."""

    line: int
    column: int
    end_column: int
    codes: frozenset[str]
    is_ours: bool


def suppressions(text: str) -> list[Suppression]:
    """Return the comments of a source that silence findings."""
    found: list[Suppression] = []
    if "noqa" not in text.lower() and "kerasgen:" not in text.lower():
        return found
    try:
        for token in tokenize.generate_tokens(io.StringIO(text).readline):
            match = _COMMENT.search(token.string) if token.type == tokenize.COMMENT else None
            if match is not None:
                codes = _CODE.findall(match["noqa"] or match["ignore"] or "")
                start = token.start[1] + match.start() + 1
                found.append(
                    Suppression(
                        token.start[0],
                        start,
                        start + len(match[0]),
                        frozenset(code.upper() for code in codes),
                        "kerasgen" in match[0].lower(),
                    )
                )
    except (tokenize.TokenError, SyntaxError):
        pass
    return found


def silencing(finding: Finding, comments: Sequence[Suppression]) -> Suppression | None:
    """Return the comment on one of the lines of a finding that silences it."""
    for comment in comments:
        if finding.line <= comment.line <= finding.end_line:
            if not comment.codes or finding.code in comment.codes:
                return comment
    return None


def unused(
    path: str,
    comments: Sequence[Suppression],
    silenced: Sequence[Finding],
    codes: Collection[str],
    unchecked: Collection[int],
) -> Iterator[Finding]:
    """Yield a finding for each comment that silences none of the findings of the rules `codes`.

    Nothing is said of comments on lines that could not be checked, whole.
    """
    for comment in comments:
        used = {f.code for f in silenced if silencing(f, [comment]) is not None}
        asked = comment.codes & set(codes)
        idle = asked - used if comment.codes else set()
        is_idle = bool(idle) or (comment.is_ours and not comment.codes and not used)
        if is_idle and comment.line not in unchecked:
            what = f"nothing to silence here: {', '.join(sorted(idle)) or 'any rule'}"
            yield Finding(
                "KG001",
                "unused-suppression",
                what,
                path,
                comment.line,
                comment.column,
                comment.line,
                comment.end_column,
                help="remove the comment, or the code in it",
            )
