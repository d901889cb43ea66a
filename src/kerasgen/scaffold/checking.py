"""What is generated is linted before it is written: a scaffold that does not build is refused."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from kerasgen.scaffold.spec import SpecError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kerasgen.lint.findings import Lint

__all__ = ["require_builds"]


def require_builds(files: Mapping[str, str]) -> None:
    """Require that the Python files lint clean and that a model was built. Raises SpecError.

    Nothing of the files is executed. They lie in a folder of their own meanwhile, where each
    finds those that it imports.
    """
    python = {path: text for path, text in files.items() if path.endswith(".py")}
    outcomes = _linted(python)
    for path, outcome in outcomes.items():
        for finding in outcome.findings:
            where = f"{path}:{finding.line}"
            raise SpecError(f"nothing written: {where}: {finding.code} {finding.message}")
    if not any(outcome.checked.models for outcome in outcomes.values()):
        raise SpecError(f"nothing written: no model could be built: {_reason(outcomes)}")


def _linted(files: Mapping[str, str]) -> dict[str, Lint]:
    from kerasgen.lint.check import Options, Source, lint_sources
    from kerasgen.lint.rules import rules

    on = [code for code, rule in rules().items() if rule.is_default]
    with tempfile.TemporaryDirectory() as folder:
        sources = []
        for path, text in files.items():
            place = Path(folder, path)
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(text, encoding="utf-8")
            sources.append(Source(str(place), text))
        return dict(zip(files, lint_sources(sources, Options(on, backend="light")), strict=True))


def _reason(outcomes: Mapping[str, Lint]) -> str:
    for path, outcome in outcomes.items():
        if outcome.problem is not None:
            return f"{path}: {outcome.problem}"
        for unchecked in outcome.not_checked:
            return f"{path}:{unchecked.line}: {unchecked.reason}"
    return "none of the files makes one"
