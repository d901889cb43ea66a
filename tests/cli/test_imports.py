"""What is imported when: a run that converts nothing loads nothing heavy, no run loads Keras."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.cli.running import process
from tests.cli.sources import AFTER, BEFORE, CLEAN, KEPT

pytestmark = pytest.mark.usefixtures("project")

HEAVY = {"tensorflow", "keras", "tf_keras", "numpy", "libcst", "jinja2", "pygls", "pathspec"}

TOLD = f"print('loaded', *({HEAVY!r} & set(sys.modules)), file=sys.stderr)"


def loaded(statement: str) -> set[str]:
    """What of HEAVY a process has imported after this statement, however it ends."""
    program = f"import sys\ntry:\n    {statement}\nfinally:\n    {TOLD}\n"
    run = process("-c", program, command=(sys.executable,))
    return set(run.lines[-1].split()[1:])


def loaded_by(*arguments: str) -> set[str]:
    return loaded(f"from kerasgen.cli import main; main({list(arguments)!r})")


def test_what_is_loaded_is_seen() -> None:
    assert loaded("import libcst; sys.exit(3)") == {"libcst"}


def test_the_package() -> None:
    assert loaded("import kerasgen") == set()


@pytest.mark.parametrize(
    "arguments", [("--version",), ("--help",), ("explain",), ("explain", "subclass")]
)
def test_what_reads_no_source(arguments: tuple[str, ...]) -> None:
    assert loaded_by(*arguments) == set()


@pytest.mark.parametrize(
    "data",
    [CLEAN, b"import keras\n", b"from torch.nn import Sequential\n", AFTER, KEPT],
    ids=["clean", "keras", "torch", "functional", "kept"],
)
def test_a_file_that_does_not_change(data: bytes) -> None:
    Path("a.py").write_bytes(data)
    assert loaded_by("convert", "a.py") == set()
    assert loaded_by("convert", "--check", ".") == set()


def test_a_conversion_never_loads_keras() -> None:
    Path("a.py").write_bytes(BEFORE)
    assert loaded_by("convert", "a.py") == {"libcst"}
    assert Path("a.py").read_bytes() == AFTER


def test_models_are_built_in_another_process() -> None:
    Path("a.py").write_bytes(BEFORE)
    assert loaded_by("show", "a.py") == set()
    assert loaded_by("show", "a.py", "-o", "a.html") == set()


def test_the_source_is_not_executed() -> None:
    trap = b"import pathlib\npathlib.Path('trap').touch()\n"
    Path("keras.py").write_bytes(trap)
    Path("a.py").write_bytes(BEFORE + trap)
    assert process("convert", "a.py").code == 0
    assert not Path("trap").exists()
