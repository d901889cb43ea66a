"""What a conversion changes, as plain data: expressions, statements and imports of the source."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import ast
    from collections.abc import Iterator

    from kerasgen.convert.results import ModelOutcome
    from kerasgen.convert.spelling import ImportPlan

__all__ = [
    "AddEdit",
    "ChainEdit",
    "FunctionalEdits",
    "ItemLine",
    "LiteralEdit",
    "ModelCall",
    "Plan",
    "SequentialEdits",
    "StepEdit",
]


@dataclass(frozen=True)
class ItemLine:
    """One item as a statement: `target = item(tensor)`, or a loop of it over `item`.

    `drop` are the keywords that leave the layer; `bare` binds the item itself, without a call;
    a loop leaves the first `skip` layers out.
    A target of None drops the item: the input says what it said.
    """

    target: str | None
    tensor: str
    drop: tuple[str, ...] = ()
    bare: bool = False
    loop: str | None = None
    skip: int = 0


@dataclass(frozen=True)
class ModelCall:
    """The call that replaces `Sequential(...)`."""

    function: str
    inputs: str
    outputs: str
    name_from_position: bool


@dataclass(frozen=True, eq=False)
class LiteralEdit:
    """A construction: its items become statements before it, and the call a call of Model.

    `first` are lines put before the items. With `moved_after`, the statement itself is put after
    that statement instead of staying in its place.
    """

    statement: ast.stmt
    call: ast.Call
    model: ModelCall
    first: tuple[str, ...]
    second: tuple[str, ...]
    items: tuple[ItemLine, ...]
    moved_after: ast.stmt | None


@dataclass(frozen=True, eq=False)
class AddEdit:
    """A statement `model.add(layer)`, with lines put before and after the layer's."""

    statement: ast.Expr
    first: tuple[str, ...]
    second: tuple[str, ...]
    item: ItemLine


@dataclass(eq=False)
class FunctionalEdits:
    """What changes in one source whose models become functional, imports left out."""

    expressions: dict[ast.expr, str] = field(default_factory=dict)
    literals: list[LiteralEdit] = field(default_factory=list)
    adds: list[AddEdit] = field(default_factory=list)
    before: list[tuple[ast.stmt, LiteralEdit]] = field(default_factory=list)

    def spans(self) -> Iterator[tuple[ast.stmt, ast.stmt]]:
        """Yield the first and the last statement of each model that is rewritten."""
        for literal in self.literals:
            yield literal.statement, literal.moved_after or literal.statement


@dataclass(frozen=True, eq=False)
class StepEdit:
    """A statement that passes the tensor through layers, in the order of the graph.

    `hoisted` are layers that must be made first, in this order, each with the variable it gets.
    """

    statement: ast.stmt
    layers: tuple[ast.expr, ...]
    hoisted: tuple[tuple[ast.expr, str], ...] = ()


@dataclass(frozen=True, eq=False)
class ChainEdit:
    """A functional model that becomes a Sequential.

    `steps` begins with the statement of the Input and ends with that of the construction. Without a
    `variable` its layers become a list in the place of `call`; with one, each is added to it where
    it stands, and `call` becomes the variable; if that is the one it is assigned to, the assignment
    goes. `keywords` are the other arguments of `call` as text. `is_unbroken`: nothing else stands
    between its statements.
    """

    call: ast.Call
    function: str
    steps: tuple[StepEdit, ...]
    keywords: tuple[str, ...]
    is_unbroken: bool
    variable: str | None = None
    is_own_name: bool = False


@dataclass(eq=False)
class SequentialEdits:
    """What changes in one source whose models become Sequential, imports left out."""

    expressions: dict[ast.expr, str] = field(default_factory=dict)
    chains: list[ChainEdit] = field(default_factory=list)

    def spans(self) -> Iterator[tuple[ast.stmt, ast.stmt]]:
        """Yield the first and the last statement of each model that is rewritten."""
        for chain in self.chains:
            yield chain.steps[0].statement, chain.steps[-1].statement


@dataclass(frozen=True, eq=False)
class Plan:
    """The outcome of each model of a source, and what changes in its text."""

    models: tuple[ModelOutcome, ...]
    edits: FunctionalEdits | SequentialEdits
    imports: ImportPlan
