"""Finds tensors that do not fit, by building the models of a source without running it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

    from kerasgen.lint.findings import Lint

__all__ = ["lint"]


def lint(text: str, path: str = "<text>", *, codes: Collection[str] | None = None) -> Lint:
    """Lint one Python source. `codes` are the rules to apply, those that are on by default if None.

    Nothing of the source is executed: its models are built by an interpreter, with the installed
    Keras, in a process of its own. Lines and columns of findings are 1-based. Raises ValueError for
    codes that no rule has.
    """
    from kerasgen.lint.check import Options, Source, lint_sources
    from kerasgen.lint.rules import rules

    unknown = sorted(set(codes or ()) - rules().keys())
    if isinstance(codes, str) or unknown:
        wrong = codes if isinstance(codes, str) else unknown[0]
        raise ValueError(f"codes={wrong!r}: give a list of rules, of {', '.join(rules())}")
    chosen = codes or [code for code, rule in rules().items() if rule.is_default]
    (outcome,) = lint_sources([Source(path, text)], Options(chosen))
    return outcome
