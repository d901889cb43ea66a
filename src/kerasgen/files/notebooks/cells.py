"""The source of one cell as plain Python, line for line, and back: magics, shell, indentation.

A line that only IPython reads becomes the name of a placeholder, so that everything around it can
be read and rewritten; afterwards the line is put back.
"""

from __future__ import annotations

import ast
import io
import re
import tokenize
import warnings
from dataclasses import dataclass

__all__ = ["PlainCell", "plain_cell", "restored"]

_PLACEHOLDER = "kerasgen_ipython_line_{}_"
# Lines that IPython reads: magics, shell commands, help, and commands that begin with a mark.
_LINE = re.compile(
    r"(?P<indent>[ \t]*)(?P<target>[A-Za-z_][\w.,\s]*=\s*)?(?P<command>[%!][^\n]*|[?/,;][^\n]*|"
    r"[\w.\[\]'\"]+\?\??[ \t;]*|(?:cat|cd|conda|cp|ls|mkdir|mv|pip|pwd|rm)(?:[ \t][^=\n]*)?)$"
)
# Other languages, also where the first of their two marks is missing.
_OTHER = re.compile(r"%%|%(?:bash|html|javascript|latex|script|sh|writefile)\b")
# Cell magics whose body is Python that runs in the notebook's own namespace.
_OF_PYTHON = frozenset({"capture", "prun", "time", "timeit"})
_INDENT = re.compile(r"[ \t]+")


@dataclass(frozen=True)
class PlainCell:
    """A cell as Python. `problem` says why it cannot be read; then it is all blank lines.

    `commands` are the texts behind the placeholders, `indent` is what every line begins with in
    the notebook. `is_python` is False for a cell in another language. `unread` is the source of a
    cell that cannot be read.
    """

    text: str
    commands: tuple[str, ...] = ()
    indent: str = ""
    problem: str | None = None
    is_python: bool = True
    unread: str = ""


def plain_cell(source: str) -> PlainCell:
    """Return a cell as Python with as many lines."""
    if _parses(source) is None:
        return PlainCell(source)
    first = source.lstrip("\n").partition("\n")[0]
    if _OTHER.match(first) and _magic(first) not in _OF_PYTHON:
        return PlainCell(_blank(source), is_python=False)
    text, indent = _dedented(source)
    text, commands = _without_commands(text)
    problem = _parses(text)
    if problem is not None:
        return PlainCell(_blank(source), problem=problem, unread=source)
    return PlainCell(text, tuple(commands), indent)


def restored(text: str, cell: PlainCell) -> str:
    """Return the source for the notebook of a cell whose Python is now `text`."""
    for number, command in enumerate(cell.commands):
        # A command of several lines stands for as many.
        placeholder = _PLACEHOLDER.format(number) + "\n" * command.count("\n")
        text = text.replace(placeholder, command)
    if not cell.indent:
        return text
    lines = text.split("\n")
    return "\n".join(f"{cell.indent}{line}" if line else line for line in lines)


def _magic(line: str) -> str:
    return line.lstrip("%").split(" ")[0].strip()


def _blank(source: str) -> str:
    return "\n" * source.count("\n")


def _parses(source: str) -> str | None:
    """Return why a text is no Python, None where it is."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            ast.parse(source)
    except SyntaxError as error:
        return str(error.msg)
    except (ValueError, RecursionError, MemoryError) as error:
        return str(error) or "nested too deeply"
    return None


def _dedented(source: str) -> tuple[str, str]:
    """Take the indentation of the first line from every line, if all have it."""
    lines = source.split("\n")
    first = next((line for line in lines if line.strip()), "")
    match = _INDENT.match(first)
    if match is None:
        return source, ""
    indent = match[0]
    if not all(line.startswith(indent) or not line.strip() for line in lines):
        return source, ""
    return "\n".join(line.removeprefix(indent) for line in lines), indent


def _without_commands(source: str) -> tuple[str, list[str]]:
    """Replace what only IPython reads by placeholders, each on its first line."""
    lines = source.split("\n")
    commands: list[str] = []
    plain: list[str] = []
    position = 0
    while position < len(lines):
        line = lines[position]
        match = _LINE.match(line)
        if match is None or not _begins_statement(plain):
            plain.append(line)
            position += 1
            continue
        end = position + 1
        while lines[end - 1].endswith("\\") and end < len(lines):
            end += 1
        command = "\n".join([match["command"], *lines[position + 1 : end]])
        placeholder = _PLACEHOLDER.format(len(commands))
        commands.append(command)
        plain.append(f"{match['indent']}{match['target'] or ''}{placeholder}")
        plain.extend([""] * (end - position - 1))
        position = end
    return "\n".join(plain), commands


def _begins_statement(lines: list[str]) -> bool:
    """Whether the lines so far are whole: no bracket, text or backslash is open."""
    if not lines:
        return True
    if lines[-1].endswith("\\"):
        return False
    text = "\n".join(lines) + "\n"
    depth = 0
    try:
        for token in tokenize.generate_tokens(io.StringIO(text).readline):
            if token.type == tokenize.OP:
                depth += (token.string in "([{") - (token.string in ")]}")
    except tokenize.TokenError:
        return False
    except (SyntaxError, IndentationError):
        return depth <= 0
    return depth <= 0
