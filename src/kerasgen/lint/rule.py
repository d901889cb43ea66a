"""What a rule is: a code, a page, examples, and a function that looks at one call of a trace."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from kerasgen.build.trace import Call, Place
    from kerasgen.lint.context import Context

__all__ = ["Advice", "Rule"]


@dataclass(frozen=True)
class Advice:
    """What a rule says of a call: the message, what would help, and places with what is there."""

    message: str
    help: str | None = None
    places: tuple[tuple[Place, str], ...] = ()


@dataclass(frozen=True)
class Rule:
    """One rule. `page` explains it; each `bad` example gives a finding, no `good` one does.

    `check` gets a call that Keras refused, or with `of_faults` False any other call, and returns
    None where the rule has nothing to say; a rule about the text has none. `is_default`: it is on
    unless it is ignored.
    """

    code: str
    name: str
    summary: str
    page: str
    bad: tuple[str, ...]
    good: tuple[str, ...]
    check: Callable[[Context, Call], Advice | None] | None = None
    of_faults: bool = True
    is_default: bool = True

    @property
    def text(self) -> str:
        """The page that `kerasgen explain` prints."""
        parts = [f"# {self.code}", self.summary, f"`{self.name}`", self.page.strip()]
        parts += [f"## Bad\n\n```python\n{example}```" for example in self.bad[:1]]
        parts += [f"## Good\n\n```python\n{example}```" for example in self.good[:1]]
        return "\n\n".join(parts) + "\n"
