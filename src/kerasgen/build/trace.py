"""What building a source gives: every call of a layer with its place, shapes or error."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

__all__ = ["NEEDS_TENSORFLOW", "Call", "Fed", "NotChecked", "Place", "Summary", "Tensor", "Trace"]

# How the reason for what only TensorFlow can do begins.
NEEDS_TENSORFLOW = "it needs tensorflow"

Shape = tuple["int | None", ...]


@dataclass(frozen=True)
class Place:
    """Where something stands: lines are 1-based, columns 0-based in characters.

    `cell` is that of a notebook, counted from 1 over all cells; lines are then those in it.
    """

    path: str
    line: int
    column: int
    end_line: int
    end_column: int
    cell: int | None = None


@dataclass(frozen=True)
class Tensor:
    """A tensor that a call is given: its shape with the batch axis, and the call that made it.

    `variable` is the name that it was read from, None for an expression.
    """

    shape: Shape
    producer: int | None
    variable: str | None = None


@dataclass(frozen=True)
class Call:
    """One call of a layer, an operation or an Input, in the order of the run.

    `kind` is `layer`, `operation`, `input` or `construction`; `name` that of the class or function;
    `facts` are the plain arguments that rules look at, `tried` among them: a size in it is one that
    the source does not tell. `inputs` are flattened; `listed` tells that they came in one list.
    `path` are the places of the calls of functions around it, outermost first. `parameters` are
    those of the layer, its weights counted one by one. `uncertain`: it may not be reached, or not
    with these tensors.
    """

    number: int
    kind: str
    name: str
    place: Place
    path: tuple[Place, ...]
    inputs: tuple[Tensor, ...] = ()
    listed: bool = False
    outputs: tuple[Shape, ...] = ()
    facts: dict[str, Any] = field(default_factory=dict)
    error: str | None = None
    error_type: str | None = None
    uncertain: bool = False
    parameters: int | None = None


@dataclass(frozen=True)
class Summary:
    """A model that was made: where, of how many layers, and of how many parameters if it is built.

    Layers inside another model count as those of that model do: it is one layer.
    """

    place: Place
    layers: int
    parameters: int | None


@dataclass(frozen=True)
class NotChecked:
    """A call that could not be made because something it needs is not known."""

    line: int
    name: str
    reason: str
    is_merge: bool


@dataclass(frozen=True)
class Fed:
    """Data that a Sequential is given by its user, or a model that it becomes a layer of.

    `model` tells models apart; `made` is where it is made, `place` where it is used, by `how`: the
    name of a method, `call`, or `layer` for a use inside another model. `shape` is that of the data
    or of the tensor without the batch axis, None where it is not known; `data` is how the source
    writes it. `certain`: it is not on a way that may not be taken.
    """

    model: int
    made: Place
    how: str
    place: Place
    shape: Shape | None = None
    data: str | None = None
    certain: bool = True


@dataclass(frozen=True)
class Trace:
    """All that came of one source. `faults` are the numbers of calls whose error nothing caught.

    `trials` tells that sizes stand in it that the source does not tell; `unshaped` are the lines
    and columns of Inputs of whose shape it tells nothing. `fed` are the uses of Sequential models.
    """

    calls: tuple[Call, ...] = ()
    faults: tuple[int, ...] = ()
    not_checked: tuple[NotChecked, ...] = ()
    models: int = 0
    summaries: tuple[Summary, ...] = ()
    trials: bool = False
    unshaped: tuple[tuple[int, int], ...] = ()
    fed: tuple[Fed, ...] = ()
    problem: str | None = None
