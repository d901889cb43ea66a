"""What a report needs to know of an outcome. Whoever has these attributes can be reported."""
# ruff: noqa: D102 - the attributes are described where they are implemented

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["File", "Model", "Problem", "Proof", "Reason", "describe_problem"]


class Reason(Protocol):
    """Why a model was kept."""

    @property
    def code(self) -> str: ...
    @property
    def message(self) -> str: ...
    @property
    def line(self) -> int: ...
    @property
    def cell(self) -> int | None: ...


class Proof(Protocol):
    """What is known of a converted model and the one it was."""

    @property
    def outcome(self) -> str: ...
    @property
    def outputs(self) -> bool: ...
    @property
    def detail(self) -> str | None: ...


class Model(Protocol):
    """One model of a file, and what became of it."""

    @property
    def name(self) -> str: ...
    @property
    def line(self) -> int: ...
    @property
    def column(self) -> int: ...
    @property
    def outcome(self) -> str: ...
    @property
    def reason(self) -> Reason | None: ...
    @property
    def notices(self) -> Sequence[str]: ...
    @property
    def aliases(self) -> Sequence[str]: ...
    @property
    def cell(self) -> int | None: ...
    @property
    def proof(self) -> Proof | None: ...


class Problem(Protocol):
    """Why a file could not be worked on."""

    @property
    def message(self) -> str: ...
    @property
    def line(self) -> int | None: ...
    @property
    def column(self) -> int | None: ...


class File(Protocol):
    """One file, and what became of it."""

    @property
    def path(self) -> str: ...
    @property
    def changed(self) -> bool: ...
    @property
    def models(self) -> Sequence[Model]: ...
    @property
    def error(self) -> Problem | None: ...
    @property
    def before(self) -> bytes: ...
    @property
    def after(self) -> bytes | None: ...


def describe_problem(problem: Problem) -> str:
    """Put the place, as far as it is known, before what happened there: `3:7: cannot parse`."""
    if problem.line is None:
        return problem.message
    if problem.column is None:
        return f"{problem.line}: {problem.message}"
    return f"{problem.line}:{problem.column}: {problem.message}"
