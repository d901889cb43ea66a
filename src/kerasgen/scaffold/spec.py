"""What is to be generated: a specification, checked as a whole before anything is rendered."""

from __future__ import annotations

import keyword
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kerasgen.scaffold.kinds import INPUT_KINDS, OUTPUT_KINDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

__all__ = [
    "MERGES",
    "STYLES",
    "Input",
    "Output",
    "Spec",
    "SpecError",
    "identifier",
    "require_names",
    "suggest",
]

MERGES = ("concatenate", "add", "multiply", "attention", "gated")
STYLES = ("keras", "tf.keras")

_LONGEST_NAME = 32
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]*")


class SpecError(ValueError):
    """A specification that cannot be used, said in one line with what would be valid."""


@dataclass(frozen=True)
class Input:
    """An input of the model. `columns` are those of the table that it is read from.

    `encoding` is for a category, `tower` for templates that have towers.
    """

    name: str
    kind: str
    size: tuple[int, ...] = ()
    columns: tuple[str, ...] = ()
    encoding: str = "string"
    tower: str = ""

    @property
    def is_file(self) -> bool:
        """Whether its cell in the table is the path of a file."""
        return INPUT_KINDS[self.kind].is_file

    @property
    def column(self) -> str:
        """The column it is read from, when it is one."""
        return self.columns[0]


@dataclass(frozen=True)
class Output:
    """An output of the model. `labels` are what its classes are called in the table."""

    name: str
    kind: str
    size: tuple[int, ...] = ()
    columns: tuple[str, ...] = ()
    loss: str = ""
    weight: float = 1.0
    metrics: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()

    @property
    def is_file(self) -> bool:
        """Whether its cell in the table is the path of a file."""
        return OUTPUT_KINDS[self.kind].is_file

    @property
    def column(self) -> str:
        """The column it is read from, when it is one."""
        return self.columns[0]


@dataclass(frozen=True)
class Spec:
    """A whole specification: the name of the model, its inputs and outputs, and how they join."""

    name: str
    inputs: tuple[Input, ...]
    outputs: tuple[Output, ...]
    merge: str = "concatenate"
    trunk: tuple[int, ...] = (128, 64)
    style: str = "keras"
    variables: Mapping[str, object] = field(default_factory=dict)


def identifier(text: str) -> str:
    """Return a valid name that is like this text."""
    name = re.sub(r"\W+", "_", text, flags=re.ASCII).strip("_")[:_LONGEST_NAME].strip("_").lower()
    if not name[:1].isalpha():
        name = f"x_{name}".strip("_")[:_LONGEST_NAME]
    return f"{name}_" if keyword.iskeyword(name) else name


def require_names(inputs: tuple[Input, ...], outputs: tuple[Output, ...]) -> None:
    """Require names that Python and Keras take, each once. Raises SpecError."""
    seen: dict[str, str] = {}
    for what, name in [
        *(("input", one.name) for one in inputs),
        *(("output", one.name) for one in outputs),
    ]:
        _require_name(what, name)
        # Constants are upper case, so names must differ in more than that.
        taken = seen.get(name.upper())
        if taken is not None:
            how = "taken twice" if taken == name else f"{taken!r} but for upper and lower case"
            raise SpecError(f"{what} {name!r}: {how}; taken are {', '.join(seen.values())}")
        seen[name.upper()] = name


def _require_name(what: str, name: str) -> None:
    if keyword.iskeyword(name):
        raise SpecError(f"{what} {name!r}: a keyword of Python; valid is a name like {name}_")
    if _NAME.fullmatch(name) is None:
        raise SpecError(
            f"{what} {name!r}: not a name; valid are letters (a to z), digits and underscores, "
            f"a letter first, like {identifier(name)!r}"
        )
    if len(name) > _LONGEST_NAME:
        raise SpecError(f"{what} {name!r}: longer than {_LONGEST_NAME} characters")


def suggest(word: str, known: Iterable[str]) -> str:
    """Return what to say of a word that is not among the known ones."""
    from difflib import get_close_matches

    names = list(known)
    close = get_close_matches(word.lower(), names, n=1)
    meant = f"did you mean {close[0]!r}? " if close else ""
    return f"{meant}valid are {', '.join(names)}"
