"""Reads the cases in tests/cases/to_functional and tests/cases/to_sequential.

A case is a Python file: header lines, the input, a line `# output`, the expected text. Without
that line the text must not change. Header lines, each optional:

    # flags: --input-shape 3,4 --model encoder
    # kept: no-input-shape, changed-later      (reason codes, in the order of the models)
    # runs: no                                 (cannot be executed)
"""

from __future__ import annotations

import re
import shlex
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from kerasgen import Conversion, convert

__all__ = ["Case", "Target", "case_named", "case_names"]

Target = Literal["functional", "sequential"]

_FOLDER = Path(__file__).parent.parent / "cases"
_TARGETS: tuple[Target, ...] = ("functional", "sequential")
_HEADER = re.compile(r"# (flags|kept|runs): (.*)\n")
_OUTPUT = re.compile(r"^# output\n", re.MULTILINE)


@dataclass(frozen=True)
class Case:
    """One case. `after` is `before` where nothing may change."""

    name: str
    to: Target
    before: str
    after: str
    flags: tuple[str, ...]
    kept: tuple[str, ...]
    runs: bool

    @property
    def converts(self) -> bool:
        """Whether the case has an output part."""
        return self.before != self.after

    def convert(self, text: str) -> Conversion:
        """Convert `text` as the case says."""
        options = dict(zip(self.flags[::2], self.flags[1::2], strict=True))
        unknown = options.keys() - {"--model", "--lines", "--input-shape"}
        assert not unknown, unknown
        return convert(
            text,
            self.to,
            models=options["--model"].split(",") if "--model" in options else (),
            lines=_lines(options.get("--lines")),
            input_shape=_shape(options.get("--input-shape")),
        )

    def there_and_back(self) -> str:
        """Convert the case, and what comes of it the other way."""
        back = convert(
            self.convert(self.before).text,
            "sequential" if self.to == "functional" else "functional",
        )
        assert back.problem is None
        return back.text


def case_names() -> list[str]:
    """Return the names of all cases, sorted."""
    return [
        f"to_{target}/{path.stem}"
        for target in _TARGETS
        for path in sorted((_FOLDER / f"to_{target}").glob("*.py"))
    ]


def case_named(name: str) -> Case:
    """Read one case."""
    text = (_FOLDER / f"{name}.py").read_text(encoding="utf-8")
    header: dict[str, str] = {}
    while (line := _HEADER.match(text)) is not None:
        header[line[1]] = line[2]
        text = text[line.end() :]
    before, *after = _OUTPUT.split(text)
    assert len(after) <= 1, f"{name} has several outputs"
    return Case(
        name=name,
        to=next(target for target in _TARGETS if name.startswith(f"to_{target}/")),
        before=before,
        after=after[0] if after else before,
        flags=tuple(shlex.split(header.get("flags", ""))),
        kept=tuple(re.findall(r"[\w-]+", header.get("kept", ""))),
        runs=header.get("runs") != "no",
    )


def _lines(value: str | None) -> tuple[int, int] | None:
    if value is None:
        return None
    first, _, last = value.partition(":")
    return int(first), int(last)


def _shape(value: str | None) -> tuple[int | None, ...] | None:
    if value is None:
        return None
    return tuple(None if size == "None" else int(size) for size in value.split(","))
