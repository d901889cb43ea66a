"""Whether a difference between the descriptions of two models is one, is none, or is not known."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kerasgen.verify.arguments import Unseen
from kerasgen.verify.describe import Automatic
from kerasgen.verify.differences import differences

if TYPE_CHECKING:
    from kerasgen.verify.changes import Changes
    from kerasgen.verify.differences import Difference

__all__ = ["Context", "Judgement", "judge"]


@dataclass(frozen=True)
class Context:
    """What is known of two versions of a source: `fault` is a line that Keras refuses in both."""

    changes: Changes
    fault: int | None = None


@dataclass(frozen=True)
class Judgement:
    """The first difference that is certain, in words, and the first that may be none."""

    different: str | None = None
    unknown: str | None = None


def judge(old: dict[str, Any], new: dict[str, Any], context: Context) -> Judgement:
    """Compare the descriptions of two models."""
    unknown = None
    for found in differences(old, new):
        outcome, why = _judged(found, context)
        if outcome == "different":
            return Judgement(why, unknown)
        if outcome == "unknown":
            unknown = unknown or why
    return Judgement(None, unknown)


def _judged(found: Difference, context: Context) -> tuple[str, str]:
    old, new = found.old, found.new
    if isinstance(old, Automatic) and isinstance(new, Automatic):
        if context.fault is not None and old.stem == new.stem:
            why = f"the names of its layers depend on line {context.fault}, which Keras refuses"
            return "unknown", why
    if not (isinstance(old, Unseen) or isinstance(new, Unseen)):
        return "different", str(found)
    if not (isinstance(old, Unseen) and isinstance(new, Unseen)):
        code = old.code if isinstance(old, Unseen) else new.code
        if code is not None:
            return "different", str(found)
        return "unknown", f"{found}, which may be the same"
    if old.code != new.code:
        return "different", str(found)
    if old.is_name_of_package:
        return "equal", ""
    if old.text != new.text:
        return "unknown", f"{found}, which may be the same"
    return _of_text(found, old, new, context)


def _of_text(found: Difference, old: Unseen, new: Unseen, context: Context) -> tuple[str, str]:
    """Judge two values that the source writes the same."""
    if old.line is None or new.line is None:
        return "equal", ""
    why = context.changes.reason(old.expression, old.line, new.line)
    return ("equal", "") if why is None else ("unknown", f"{found.where}: `{old.text}` {why}")
