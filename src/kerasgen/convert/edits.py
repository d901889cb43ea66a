"""What a conversion changes, as plain data: expressions, statements and imports of the source."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import ast

__all__ = ["AddEdit", "Edits", "ItemLine", "LiteralEdit", "ModelCall"]


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
class Edits:
    """Everything that changes in one source."""

    expressions: dict[ast.expr, str] = field(default_factory=dict)
    literals: list[LiteralEdit] = field(default_factory=list)
    adds: list[AddEdit] = field(default_factory=list)
    before: list[tuple[ast.stmt, LiteralEdit]] = field(default_factory=list)
    annotations: dict[ast.expr, str] = field(default_factory=dict)
