"""Programs of `tests/cases/values`, and what the interpreter finds in the variable `size`.

A file holds several programs, each under a line `# --- title`. After the title, in brackets:
`known` where the value must be found, `cautious` where only a cautious run is asked.
"""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

__all__ = ["Program", "found_sizes", "read_programs"]

_CASES = Path(__file__).parent.parent / "cases" / "values"
_WORKER = """
import json, sys
from kerasgen.build.keras_side.light import load_light
keras = load_light()
from kerasgen.build.interpreter import run_source

def size(text, cautious):
    found = run_source(text, "a.py", keras, cautious=cautious).variables.get("size")
    return found if type(found) is int else None

print(json.dumps([[size(t, c) for c in (False, True)] for t in json.load(sys.stdin)]))
"""


@dataclass(frozen=True)
class Program:
    """A program, and what its title asks for."""

    title: str
    text: str
    is_known: bool
    is_cautious: bool


def read_programs() -> list[Program]:
    """Read all programs."""
    programs = []
    for path in sorted(_CASES.glob("*.py")):
        for part in path.read_text("utf-8").split("# --- ")[1:]:
            head, _, text = part.partition("\n")
            title, _, asked = head.partition(" [")
            name = f"{path.stem}: {title}"
            programs.append(Program(name, text, "known" in asked, "cautious" in asked))
    return programs


def found_sizes(programs: list[Program]) -> dict[str, list[Any]]:
    """Return what a plain and a cautious run find for each program; nothing of it is run."""
    done = subprocess.run(
        [sys.executable, "-c", _WORKER],
        input=json.dumps([program.text for program in programs]),
        capture_output=True,
        text=True,
        check=True,
    )
    sizes = json.loads(done.stdout.splitlines()[-1])
    return {program.title: found for program, found in zip(programs, sizes, strict=True)}
