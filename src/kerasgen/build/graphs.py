"""The models of a source as plain data: their layers, what is joined to what, shapes and places.

Shapes have the batch axis first. None in place of a size: it is open, or the source does not tell
it; None in place of a whole shape: not even its rank is told.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kerasgen.build.trace import Place

__all__ = ["Edge", "Fault", "ModelGraph", "Node", "Shape"]

Shape = tuple["int | None", ...]


@dataclass(frozen=True)
class Edge:
    """A tensor on its way from one node to another: their numbers, and its shape.

    `output` tells which of the tensors of its source it is, counted from 0; `argument` where it
    goes into its target: `inputs`, `inputs[1]`, `mask`.
    """

    source: int
    target: int
    shape: Shape | None
    output: int = 0
    argument: str = ""


@dataclass(frozen=True)
class Fault:
    """Why Keras refuses a call: the message, the shapes it got, and the variables they were in."""

    message: str
    inputs: tuple[Shape | None, ...]
    variables: tuple[str | None, ...]


@dataclass(frozen=True)
class Node:
    """One call of a layer or operation, or an Input.

    `name` is the one that Keras knows it by; for a model without one of its own, its variable.
    `kind` is `input`, `layer`, `operation` or `model`. A layer that is called several times has a
    node for each call: `layer` is the number of the first of them, `call` counts from 1 to `calls`.
    `parameters` and `trainable` count weights, None where that is not known; `settings` are the
    arguments of the layer as text, `arguments` those of the call that are no tensors, `?` for what
    the source does not tell. `code` are the functions and classes of the source that the layer is
    made of, by the name of the argument or class. `model` is what a model, or a layer of the
    source, consists of.
    """

    number: int
    name: str
    class_name: str
    kind: str
    place: Place | None
    shapes: tuple[Shape | None, ...]
    parameters: int | None
    trainable: int | None
    settings: tuple[tuple[str, str], ...] = ()
    variable: str | None = None
    layer: int = 0
    call: int = 1
    calls: int = 1
    model: ModelGraph | None = None
    fault: Fault | None = None
    arguments: tuple[tuple[str, str], ...] = ()
    code: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class ModelGraph:
    """One model. Nodes stand in an order in which every edge leads to a later one.

    `kind` is `functional`, `sequential`, `application`, `subclass`, `layer` (of the source) or
    `broken`; `inputs` and `outputs` are numbers of nodes, each once. `ends` are all tensors that it
    gives, in their order: the number of a node, and which of its tensors. `parameters` and
    `trainable` count each weight once, None where that is not known. `notes` say what is not known
    of the model; `code` is the class of the source that it is made of.
    """

    name: str
    kind: str
    place: Place | None
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    inputs: tuple[int, ...]
    outputs: tuple[int, ...]
    parameters: int | None
    trainable: int | None
    notes: tuple[str, ...] = ()
    ends: tuple[tuple[int, int], ...] = ()
    code: tuple[tuple[str, str], ...] = ()

    @property
    def faults(self) -> tuple[Node, ...]:
        """The calls in it that Keras refuses."""
        return tuple(node for node in self.nodes if node.fault is not None)
