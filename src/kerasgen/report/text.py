"""Outcomes as lines for a person: one per event, each with a place to click on."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from kerasgen.report.outcomes import describe_problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kerasgen.report.outcomes import File, Model

__all__ = [
    "change_line",
    "counted",
    "error_line",
    "from_here",
    "kept_lines",
    "model_lines",
    "notice_lines",
    "notices_of",
    "path_of",
    "unproved_lines",
]


def error_line(file: File) -> str | None:
    """Say why a file was left alone, if it was."""
    if file.error is None:
        return None
    gap = ":" if file.error.line is not None else ": "
    return f"{file.path}{gap}{describe_problem(file.error)}"


def change_line(file: File, verb: str) -> str:
    """Say that a file changed, and how many of its models."""
    converted = sum(model.outcome == "converted" for model in file.models)
    return f"{verb} {file.path} ({counted(converted, 'model')})"


def kept_lines(file: File) -> Iterator[str]:
    """Say of each model that was kept where it stands and why."""
    for model in file.models:
        if model.reason is not None:
            reason = f"{model.reason.message} ({model.reason.code})"
            yield f"{_place(file, model)}: kept `{model.name}`: {reason}"


def notice_lines(file: File) -> Iterator[str]:
    """Say what a user of a converted model should know."""
    for model in file.models:
        yield from notices_of(model, file.path)


def notices_of(model: Model, path: str) -> Iterator[str]:
    """Say what a user of one converted model should know."""
    place = f"{path_of(path, model.cell)}:{model.line}:{model.column}"
    for notice in model.notices:
        yield f"{place}: note on `{model.name}`: {notice}"


def unproved_lines(file: File) -> Iterator[str]:
    """Say of each model that could not be proved equal why."""
    for model in file.models:
        if model.proof is not None and model.proof.outcome != "equal":
            yield f"{_place(file, model)}: `{model.name}` is not proved equal: {model.proof.detail}"


def model_lines(file: File, verb: str) -> Iterator[str]:
    """Say of each converted model where it stands."""
    for model in file.models:
        if model.outcome == "converted":
            yield f"{_place(file, model)}: {verb} `{model.name}`{_proof(model)}"


def _proof(model: Model) -> str:
    if model.proof is None or model.proof.outcome != "equal":
        return ""
    return ", proved equal" + ("" if model.proof.outputs else f" ({model.proof.detail})")


def counted(number: int, noun: str) -> str:
    """Return `1 model`, `2 models`."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def path_of(path: str, cell: int | None) -> str:
    """Return what stands before a line: the path, and in a notebook the cell."""
    return path if cell is None else f"{path}:cell {cell}"


def from_here(path: str) -> str:
    """Spell a path as tools that know a project's files do: from here, without a dot first."""
    plain, here = Path(path), Path.cwd()
    return (plain.relative_to(here) if plain.is_relative_to(here) else plain).as_posix()


def _place(file: File, model: Model) -> str:
    return f"{path_of(file.path, model.cell)}:{model.line}:{model.column}"
