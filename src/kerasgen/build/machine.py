"""The parts of the interpreter, put together: what one asks of another goes through here."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol

from kerasgen.build.budget import Budget
from kerasgen.build.values import UNSURE

if TYPE_CHECKING:
    import ast
    from collections.abc import Callable, Iterator

    from kerasgen.build.frames import Frame
    from kerasgen.build.keras_side.facade import Keras

__all__ = ["Arguments", "Machine", "forget_items"]


PATIENCE = 150


@dataclass(frozen=True)
class Arguments:
    """The arguments of a call. `complete` is False where more may have been unpacked.

    `more`: what a function takes by `*args` and `**keywords` is not known.
    """

    args: tuple[Any, ...] = ()
    keywords: dict[str, Any] = field(default_factory=dict)
    complete: bool = True
    more: bool = False

    def values(self) -> list[Any]:
        """All values, in order."""
        return [*self.args, *self.keywords.values()]


class Evaluate(Protocol):
    """Evaluates an expression."""

    def __call__(self, m: Machine, node: ast.expr, frame: Frame) -> Any: ...


class Execute(Protocol):
    """Runs the statements of a block."""

    def __call__(self, m: Machine, statements: list[ast.stmt], frame: Frame) -> None: ...


class CallValue(Protocol):
    """Calls a value."""

    def __call__(self, m: Machine, function: Any, arguments: Arguments, node: ast.AST) -> Any: ...


class GetAttribute(Protocol):
    """Reads an attribute."""

    def __call__(self, m: Machine, value: Any, name: str, node: ast.AST) -> Any: ...


class ImportModule(Protocol):
    """Returns what an import of a module binds: a frame of the project, or a symbol."""

    def __call__(self, m: Machine, name: str, level: int, frame: Frame) -> Any: ...


@dataclass(eq=False)
class Machine:
    """One run over one source.

    `stack` are the calls of functions that are under way. `doubts` counts the branches under way
    whose condition is not known; `undo` remembers, for each, what was stored before. `patience` is
    how many rounds a loop may go on without calling Keras; each loop that is left leaves less of it
    to the others inside the same outermost one. `flags` are the values of flags.

    A plain run follows what happens if nothing is typed and nothing fails. One that is `cautious`
    follows whatever may happen: defaults that are replaced from outside, exceptions, all rounds of
    a loop.
    """

    evaluate_: Evaluate
    execute_: Execute
    call_: CallValue
    attribute_: GetAttribute
    import_: ImportModule
    keras: Keras
    budget: Budget = field(default_factory=Budget)
    stack: list[tuple[ast.AST, Frame]] = field(default_factory=list)
    undo: list[list[Callable[[], None]]] = field(default_factory=list)
    loops: int = 0
    patience: int = PATIENCE
    flags: dict[str, Any] = field(default_factory=dict)
    cautious: bool = False

    def evaluate(self, node: ast.expr, frame: Frame) -> Any:
        """Evaluate an expression."""
        return self.evaluate_(self, node, frame)

    def execute(self, statements: list[ast.stmt], frame: Frame) -> None:
        """Run the statements of a block."""
        self.execute_(self, statements, frame)

    def call(self, function: Any, arguments: Arguments, node: ast.AST) -> Any:
        """Call a value."""
        return self.call_(self, function, arguments, node)

    def attribute(self, value: Any, name: str, node: ast.AST) -> Any:
        """Read an attribute."""
        return self.attribute_(self, value, name, node)

    @property
    def in_doubt(self) -> bool:
        """Whether what runs now may not run."""
        return bool(self.undo)

    @property
    def function_name(self) -> str | None:
        """The name of the function that runs, None outside of any."""
        function = self.stack[-1][1].function if self.stack else None
        return None if function is None else function.name

    @contextmanager
    def loop(self) -> Iterator[int]:
        """Run a loop; gives the number of calls of Keras before it."""
        self.loops += 1
        try:
            yield len(self.keras.record.calls)
        finally:
            self.loops -= 1
            if self.loops == 0:
                self.patience = PATIENCE

    def is_futile(self, rounds: int, start: int) -> bool:
        """Whether a loop has gone on for too long without a call of Keras since its start."""
        if rounds < self.patience or len(self.keras.record.calls) > start:
            return False
        self.patience = max(self.patience // 4, 2)
        return True

    @contextmanager
    def doubt(self) -> Iterator[None]:
        """Run something that may not run: what it changes in objects is not known afterwards."""
        self.undo.append([])
        try:
            yield
        finally:
            for forget in self.undo.pop():
                forget()

    def changed(self, forget: Callable[[], None]) -> None:
        """Note a change of an object, with what makes it unknown if it may not have happened."""
        if self.undo:
            self.undo[-1].append(forget)


def forget_items(m: Machine, container: Any) -> Callable[[], None]:
    """Return what makes all that a list, set or dict holds unknown, and how much it is."""

    def forget() -> None:
        m.keras.lose(container)
        if isinstance(container, list):
            container[:] = [UNSURE]
        elif isinstance(container, dict):
            container.clear()
            container[UNSURE] = UNSURE
        elif isinstance(container, set):
            container.clear()
            container.add(UNSURE)

    return forget
