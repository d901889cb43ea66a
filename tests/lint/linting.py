"""Lints many texts at once: the worker, with its Keras, is started once for all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kerasgen.lint.check import Options, Source, lint_sources
from kerasgen.lint.rules import rules

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from kerasgen import Lint

__all__ = ["codes_of", "lint_all"]


def lint_all(
    texts: Mapping[str, str], codes: Collection[str] | None = None, backend: str = "light"
) -> dict[str, Lint]:
    """Lint texts by name, with all rules unless some are chosen."""
    sources = [Source(name, text) for name, text in texts.items()]
    outcomes = lint_sources(sources, Options(codes or list(rules()), backend=backend))
    return {source.path: outcome for source, outcome in zip(sources, outcomes, strict=True)}


def codes_of(outcome: Lint) -> list[str]:
    """Return the codes of the findings, in the order of the source."""
    return [finding.code for finding in outcome.findings]
