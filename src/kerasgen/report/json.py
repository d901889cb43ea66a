"""Outcomes as the JSON document that `schemas/convert.schema.json` describes."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from kerasgen.report.outcomes import describe_problem

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kerasgen.report.outcomes import File, Model

__all__ = ["as_entry", "as_json"]


def as_json(entries: Iterable[dict[str, Any]]) -> str:
    """Return the document for these files, in pure ASCII whatever their names are."""
    return json.dumps({"version": 1, "files": list(entries)}, indent=2) + "\n"


def as_entry(file: File) -> dict[str, Any]:
    """Return what the document says about one file."""
    return {
        "path": file.path,
        "changed": file.changed,
        "error": None if file.error is None else describe_problem(file.error),
        "models": [_model(model) for model in file.models],
    }


def _model(model: Model) -> dict[str, Any]:
    reason, proof = model.reason, model.proof
    return {
        "name": model.name,
        "cell": model.cell,
        "line": model.line,
        "column": model.column,
        "outcome": model.outcome,
        "reason": None
        if reason is None
        else {
            "code": reason.code,
            "message": reason.message,
            "cell": reason.cell,
            "line": reason.line,
        },
        "notices": list(model.notices),
        "proof": None
        if proof is None
        else {"outcome": proof.outcome, "outputs": proof.outputs, "detail": proof.detail},
    }
