"""What the documents show is what happens: every command, the diff, the Python code."""

from __future__ import annotations

import os
import re
import shlex
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import kerasgen
from tests.cli.running import invoke, process
from tests.cli.sources import AFTER, BEFORE, KEPT, TWO, TWO_AFTER
from tests.files.test_notebooks import notebook

if TYPE_CHECKING:
    from tests.cli.terminal import Terminal

ROOT = Path(__file__).parent.parent.parent
DOCUMENTS = ("README.md", "CONTRIBUTING.md", "docs/ci.md", "docs/editors.md")
EXAMPLE = "examples/cifar10_sequential.py"

# These install, or run all tests: `.ci/run` does what README says, as it stands there.
ELSEWHERE = ("python -m pip install ", "python -m pytest")


def blocks(document: str, language: str) -> list[str]:
    text = (ROOT / document).read_text(encoding="utf-8")
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


def steps() -> list[str]:
    """Every command of the documents, without its comment; those joined by `&&` apart."""
    lines = [
        line.removeprefix("$ ").partition("  #")[0].strip()
        for document in DOCUMENTS
        for language in ("sh", "console", "bash", "shell")
        for block in blocks(document, language)
        for line in block.splitlines()
    ]
    return [step for line in lines for step in line.split(" && ")]


# These wait for somebody at a terminal.
WAITING = ("--interactive", "--watch")

COMMANDS = [
    step
    for step in steps()
    if not step.startswith(ELSEWHERE) and not any(option in step for option in WAITING)
]


@pytest.fixture
def checkout(project: Path, tmp_path: Path) -> Path:
    """What the commands speak of, and `kerasgen` to be found by a shell."""
    (project / "examples").mkdir()
    (project / EXAMPLE).write_bytes((ROOT / EXAMPLE).read_bytes())
    (project / "src").mkdir()
    for name, data in {"model.py": BEFORE, "src/model.py": BEFORE, "a.py": TWO}.items():
        (project / name).write_bytes(data)
    (project / "notebook.ipynb").write_bytes(notebook(BEFORE.decode()))
    program = tmp_path / "bin" / "kerasgen"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m kerasgen "$@"\n')
    program.chmod(0o755)
    return project


def test_there_are_commands_and_the_block_to_run_tests() -> None:
    assert len(COMMANDS) >= 10
    assert RESULTS.keys() <= set(COMMANDS)
    assert any(EXAMPLE in command for command in COMMANDS)
    assert 'python -m pip install -e ".[dev]"' in steps()
    assert "python -m pytest" in steps()


# What a file holds after a command.
RESULTS = {
    "kerasgen convert model.py": ("model.py", AFTER),
    "kerasgen convert --diff src": ("src/model.py", BEFORE),
    "kerasgen convert --check src": ("src/model.py", BEFORE),
    "kerasgen convert --model encoder a.py": ("a.py", AFTER + TWO[len(BEFORE) :]),
    "kerasgen convert - < a.py > b.py": ("b.py", TWO_AFTER),
}


@pytest.mark.parametrize("command", COMMANDS)
def test_command(checkout: Path, tmp_path: Path, command: str) -> None:
    run = process("-c", f'PATH="{tmp_path / "bin"}:$PATH"; {command}', command=("sh",))
    assert run.code == (1 if "--check" in command else 0), run.err
    assert "error" not in run.err
    if command in RESULTS:
        name, data = RESULTS[command]
        assert (checkout / name).read_bytes() == data
    if EXAMPLE in command:
        before, after = shown_change()
        example = (ROOT / EXAMPLE).read_text()
        assert example.count(before) == 1
        converted = (checkout / "cifar10_functional.py").read_text()
        assert converted == example.replace(before, after)


@pytest.mark.skipif(os.name == "nt", reason="Windows has other terminals")
@pytest.mark.parametrize("command", [step for step in steps() if "--interactive" in step])
def test_command_that_asks(checkout: Path, tmp_path: Path, command: str) -> None:
    terminal = on_terminal(command, tmp_path)
    assert terminal.until("[y,n,a,q] ").startswith("--- src/model.py\n")
    terminal.type("y\n")
    assert terminal.end()[0] == 0
    assert (checkout / "src/model.py").read_bytes() == AFTER


@pytest.mark.skipif(os.name == "nt", reason="Windows has other terminals")
@pytest.mark.parametrize("command", [step for step in steps() if "--watch" in step])
@pytest.mark.usefixtures("checkout")
def test_command_that_goes_on(tmp_path: Path, command: str) -> None:
    from tests.cli.terminal import CTRL_C

    terminal = on_terminal(command, tmp_path)
    assert "0 findings in 1 file; watching" in terminal.until("Ctrl-C ends\n")
    terminal.type(CTRL_C)
    code, rest = terminal.end()
    assert (code, rest.endswith("interrupted\n")) == (130, True)


def on_terminal(command: str, tmp_path: Path) -> Terminal:
    from tests.cli.terminal import Terminal

    return Terminal(["sh", "-c", f'PATH="{tmp_path / "bin"}:$PATH"; exec {command}'])


def shown_change() -> tuple[str, str]:
    """The text before and after, as the diff of README has it."""
    (diff,) = blocks("README.md", "diff")
    lines = diff.splitlines(keepends=True)
    assert {line[0] for line in lines} == {" ", "+", "-"}
    before = "".join(line[1:] for line in lines if line[0] != "+")
    after = "".join(line[1:] for line in lines if line[0] != "-")
    return before, after


def test_lines_of_the_diff_are_those_that_kerasgen_prints(checkout: Path) -> None:
    (shown,) = blocks("README.md", "diff")
    printed = invoke("convert", "--diff", EXAMPLE).out.decode()
    changed = [line for line in printed.splitlines()[2:] if line[0] in "+-"]
    assert [line for line in shown.splitlines() if line[0] in "+-"] == changed, checkout


@pytest.mark.parametrize(
    ("source", "outcome"), [(BEFORE, "converted"), (KEPT, "kept")], ids=["converts", "keeps"]
)
def test_python_code(source: bytes, outcome: str) -> None:
    (code,) = blocks("README.md", "python")
    names: dict[str, object] = {"text": source.decode()}
    exec(code, names)
    conversion = names["conversion"]
    assert isinstance(conversion, kerasgen.Conversion)
    assert conversion.text == (AFTER if outcome == "converted" else KEPT).decode()
    assert [model.outcome for model in conversion.models] == [outcome]


def test_extras_that_are_named_exist() -> None:
    manifest = (ROOT / "pyproject.toml").read_text()
    for extra in re.findall(r"\.\[(\w+)\]", "\n".join(steps())):
        assert re.search(rf"^{extra} = \[", manifest, re.MULTILINE)


@pytest.mark.parametrize("document", DOCUMENTS)
def test_files_that_are_named_exist(document: str) -> None:
    text = (ROOT / document).read_text(encoding="utf-8")
    beside = (ROOT / document).parent
    links = re.findall(r"\]\((?!http)([^)#]+)\)", text)
    paths = re.findall(r"`((?:examples|tests|benchmarks|docs|editors|\.ci)/[\w./-]*)`", text)
    assert [link for link in links if not (beside / link).exists()] == []
    assert [path for path in paths if not (ROOT / path).exists()] == []


def commands() -> list[str]:
    listed = invoke("--help").out.decode().partition("Commands:")[2]
    return [line.split()[0] for line in listed.splitlines() if line.strip()]


@pytest.mark.parametrize("document", ["README.md", "docs/ci.md", "docs/editors.md"])
def test_options_that_are_named_exist(document: str) -> None:
    helps = [invoke(command, "--help").out.decode() for command in commands()]
    known = "".join(helps) + "--version --help"
    # README names options of what `kerasgen new` writes, too.
    known += (ROOT / "templates" / "shared" / "train.py.j2").read_text(encoding="utf-8")
    text = (ROOT / document).read_text(encoding="utf-8")
    assert [option for option in re.findall(r"--[a-z][\w-]+", text) if option not in known] == []
