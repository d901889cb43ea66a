"""Which names have another value in a converted source, as far as its statements tell.

Two values that the source does not tell are the same where the same text stands for them, and
nothing that the conversion rewrote binds a name in it, or lies between it and where it is bound.
"""

from __future__ import annotations

import ast
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from kerasgen.reading.keras_names import LAYERS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

__all__ = ["Changes"]

# The names of the functions and classes around, the outermost first.
_Scope = tuple[str, ...]
# A variable by where it is bound; an attribute is one name, whatever it is an attribute of.
_Name = tuple[_Scope, str]

_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
_IMPORTS = (ast.Import, ast.ImportFrom)
_BODIES = ("body", "orelse", "finalbody", "handlers", "cases")


@dataclass(frozen=True)
class _Statement:
    """A statement without those inside it, or the head of a function, a class or a block."""

    scope: _Scope
    text: str
    line: int
    end: int
    binds: frozenset[_Name]
    reads: frozenset[str]
    calls: tuple[tuple[str, str], ...]


@dataclass
class _Text:
    """The statements of one version of a source, in order."""

    statements: list[_Statement] = field(default_factory=list)
    spans: list[tuple[int, int, _Scope]] = field(default_factory=list)
    classes: set[_Scope] = field(default_factory=set)
    parameters: dict[str, set[_Name]] = field(default_factory=lambda: defaultdict(set))
    lines: dict[_Name, list[int]] = field(default_factory=lambda: defaultdict(list))

    def scope(self, line: int) -> _Scope:
        """Return the scope of a line."""
        return max((s for first, last, s in self.spans if first <= line <= last), key=len)

    def bound(self, scope: _Scope, name: str) -> _Name | None:
        """Return where a name that is read in a scope is bound."""
        if name.startswith("."):
            return ((), name) if ((), name) in self.lines else None
        for size in range(len(scope), -1, -1):
            outer = scope[:size]
            if (outer in self.classes and outer != scope) or (outer, name) not in self.lines:
                continue
            return outer, name
        return None


class Changes:
    """What the statements of two versions of a source tell of the values of expressions in them.

    `own` are the variables and attributes that converted models are stored in.
    """

    def __init__(self, before: str, after: str, own: Collection[str]) -> None:
        self._old, self._new = _read(before), _read(after)
        kept_old, kept_new = _kept(self._old.statements, self._new.statements)
        self._rewritten = [s for n, s in enumerate(self._new.statements) if n not in kept_new]
        self._changed = {
            *_changed(self._old, kept_old, own),
            *_changed(self._new, kept_new, own),
            *self._passed(kept_old, kept_new),
        }
        _follow(self._old, self._changed, own)

    def reason(self, expression: ast.AST, old_line: int, new_line: int) -> str | None:
        """Say why an expression on these lines of both versions may have two values."""
        old, new = self._old.scope(old_line), self._new.scope(new_line)
        if old != new:
            return "is in another function than before"
        for name in sorted(_reads(expression)):
            left, right = self._old.bound(old, name), self._new.bound(new, name)
            shown = name.removeprefix(".")
            if left != right or (left is not None and left in self._changed):
                return f"depends on `{shown}`, which is set in code that is rewritten"
            if left is not None and self._count(left, old_line, new_line):
                return f"depends on `{shown}`, which is set between where it was and where it is"
        return None

    def unreached(self, reached: Collection[int], made: Collection[int]) -> dict[int, int]:
        """Return lines of the new version that make a layer and are not reached.

        `reached` are lines of calls that were made, `made` those of models: each line is told by
        that of the next model behind it in its function.
        """
        found: dict[int, int] = {}
        for statement in self._rewritten:
            if not any(name in LAYERS for name, _ in statement.calls):
                continue
            if any(line in reached for line in range(statement.line, statement.end + 1)):
                continue
            behind = (m for m in made if m >= statement.line)
            inside = (m for m in behind if self._new.scope(m) == statement.scope)
            model = min(inside, default=None)
            if model is not None:
                found.setdefault(model, statement.line)
        return found

    def _count(self, name: _Name, old_line: int, new_line: int) -> bool:
        """Whether a name is bound between two places."""
        before = sum(line < old_line for line in self._old.lines[name])
        return before != sum(line < new_line for line in self._new.lines[name])

    def _passed(self, kept_old: set[int], kept_new: set[int]) -> Iterator[_Name]:
        """Yield the parameters of functions whose calls differ."""
        left = _calls(self._old.statements, kept_old)
        right = _calls(self._new.statements, kept_new)
        for name, _ in (left - right) + (right - left):
            yield from self._old.parameters.get(name, ())
            yield from self._new.parameters.get(name, ())


def _calls(statements: list[_Statement], kept: set[int]) -> Counter[tuple[str, str]]:
    rewritten = (s for number, s in enumerate(statements) if number not in kept)
    return Counter(call for statement in rewritten for call in statement.calls)


def _kept(old: list[_Statement], new: list[_Statement]) -> tuple[set[int], set[int]]:
    """Return the numbers of the statements that are in both versions, in the same order."""
    left, right = [(s.scope, s.text) for s in old], [(s.scope, s.text) for s in new]
    blocks = SequenceMatcher(None, left, right, autojunk=False).get_matching_blocks()
    return (
        {block.a + i for block in blocks for i in range(block.size)},
        {block.b + i for block in blocks for i in range(block.size)},
    )


def _changed(text: _Text, kept: set[int], own: Collection[str]) -> Iterator[_Name]:
    """Yield what the statements bind that are not in both versions, and the functions around."""
    for number, statement in enumerate(text.statements):
        if number in kept:
            continue
        yield from (name for name in statement.binds if name[1] not in own)
        scope = statement.scope
        yield from ((scope[:size], scope[size]) for size in range(len(scope)))


def _follow(text: _Text, changed: set[_Name], own: Collection[str]) -> None:
    """Add what is bound to values that depend on what has changed."""
    count = -1
    while count != len(changed):
        count = len(changed)
        for statement in text.statements:
            read = (text.bound(statement.scope, name) for name in statement.reads)
            if any(name in changed for name in read):
                changed.update(name for name in statement.binds if name[1] not in own)
                scope = statement.scope
                changed.update((scope[:size], scope[size]) for size in range(len(scope)))


def _read(source: str) -> _Text:
    tree = ast.parse(source)
    text = _Text(spans=[(0, source.count("\n") + 2, ())])
    _add(text, tree.body, ())
    for statement in text.statements:
        for name in statement.binds:
            text.lines[name].append(statement.line)
    return text


def _add(text: _Text, body: Iterable[ast.AST], scope: _Scope) -> None:
    outside = {
        name for node in body if isinstance(node, ast.Global) for name in node.names
    }  # fmt: skip
    for node in body:
        inner = scope
        heads = _heads(node)
        binds = {
            ((), name) if name in outside or name.startswith(".") else (scope, name)
            for head in heads
            for name in _binds(head)
        }
        if isinstance(node, (*_FUNCTIONS, ast.ClassDef)):
            inner = (*scope, node.name)
            text.spans.append((node.lineno, node.end_lineno or node.lineno, inner))
            binds.add((scope, node.name))
        if isinstance(node, ast.ClassDef):
            text.classes.add(inner)
        if isinstance(node, _FUNCTIONS):
            parameters = {(inner, n.arg) for n in ast.walk(node.args) if isinstance(n, ast.arg)}
            text.parameters[node.name] |= parameters
            binds |= parameters
        reads = frozenset(name for head in heads for name in _reads(head))
        calls = tuple(call for head in heads for call in _called(head))
        shown = f"{type(node).__name__} {[ast.unparse(head) for head in heads]}"
        line = getattr(node, "lineno", 0)
        end = line if heads != [node] else getattr(node, "end_lineno", None) or line
        found = _Statement(scope, shown, line, end, frozenset(binds), reads, calls)
        text.statements.append(found)
        for name in _BODIES:
            _add(text, getattr(node, name, ()) if not heads or heads != [node] else (), inner)


def _heads(node: ast.AST) -> list[ast.AST]:
    """Return the parts of a statement that are no statements, or itself where it has none."""
    if not any(isinstance(getattr(node, name, None), list) for name in _BODIES):
        return [node]
    found: list[ast.AST] = []
    for name, value in ast.iter_fields(node):
        if name in _BODIES:
            continue
        parts = value if isinstance(value, list) else [value]
        found.extend(part for part in parts if isinstance(part, ast.AST))
    return found


def _binds(node: ast.AST) -> Iterator[str]:
    """Yield what a statement without blocks binds: variables, and attributes after a dot."""
    if isinstance(node, _IMPORTS):
        return
    for part in ast.walk(node):
        stored = isinstance(getattr(part, "ctx", None), (ast.Store, ast.Del))
        if isinstance(part, ast.Name) and stored:
            yield part.id
        elif isinstance(part, ast.Attribute) and stored:
            yield f".{part.attr}"
        elif isinstance(part, ast.Subscript) and stored:
            yield from (n.id for n in ast.walk(part.value) if isinstance(n, ast.Name))


def _reads(node: ast.AST) -> set[str]:
    """Return the names that an expression reads, but for those that it binds itself."""
    nodes = list(ast.walk(node))
    own = {n.arg for n in nodes if isinstance(n, ast.arg)}
    comprehended = (n.target for n in nodes if isinstance(n, ast.comprehension))
    own |= {n.id for t in comprehended for n in ast.walk(t) if isinstance(n, ast.Name)}
    # A default is evaluated outside, where its name may be that of the parameter.
    defaults = (
        d for n in nodes if isinstance(n, ast.arguments) for d in (*n.defaults, *n.kw_defaults)
    )
    outer = {
        n.id for d in defaults if d is not None for n in ast.walk(d) if isinstance(n, ast.Name)
    }
    read = {n.id for n in nodes if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Load)}
    return outer | (read - own) | {f".{n.attr}" for n in nodes if isinstance(n, ast.Attribute)}


def _called(node: ast.AST) -> Iterator[tuple[str, str]]:
    """Yield the calls in a piece of code: the last part of the name, and the text."""
    for part in ast.walk(node):
        if isinstance(part, ast.Call) and isinstance(part.func, (ast.Name, ast.Attribute)):
            function = part.func
            name = function.id if isinstance(function, ast.Name) else function.attr
            yield name, ast.unparse(part)
