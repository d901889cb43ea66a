"""Writes down the calls of one run: their places, tensors, results and errors."""

from __future__ import annotations

import ast
import math
import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from kerasgen.build.trace import Call, Fed, NotChecked, Place, Summary, Tensor, Trace

if TYPE_CHECKING:
    from kerasgen.build.machine import Arguments, Machine
    from kerasgen.build.values import Instance

__all__ = ["Body", "Built", "Given", "Record"]

# What Python writes of an object without a text of its own differs from run to run.
_ADDRESS = re.compile(r" at 0x[0-9a-f]+")


_SUMMED = ("application", "functional", "sequential")


@dataclass(frozen=True)
class Built:
    """A model that was made: `kind` is `functional`, `sequential`, `application` or `subclass`.

    `function` is the one that makes it; `attributes` are those of an instance of a class of the
    source. `model` is None where it could not be built; `problem` says why.
    """

    model: Any
    kind: str
    place: Place
    function: str | None = None
    attributes: dict[str, Any] = field(default_factory=dict)
    problem: str | None = None


@dataclass(frozen=True)
class Given:
    """The arguments of the call that makes a layer or a model, and its node."""

    arguments: Arguments
    node: ast.AST


@dataclass(frozen=True)
class Body:
    """The tensors that the `call` of a layer of the source got, and those that it gave."""

    given: list[Any]
    gave: list[Any]


@dataclass(eq=False)
class Record:
    """The calls so far, and which call made which tensor.

    `lines` gives the lines of each source, by path, to turn byte offsets into columns; `trees` is
    what they parse to. `feeding` are the nodes of the uses that are `fed`.

    Of the models, `built` are those that were made. By the number of a call: `layers` is what was
    called, `given` and `gave` are its tensors, `inside` is the function and `broken` the Sequential
    in which it failed. By the id of a layer: `bodies` is what its own `call` did, `made` where it
    was made, `arguments` what the source gives it, `instances` what it is in the source, and `told`
    what to call the arguments for which something else stands in, `?` for those that the source
    does not tell. `unfollowed` is a setting that all layers depend on, and that is not known.

    What a cautious run lost out of sight: the ids of `lost` models, or all; functions and classes
    given `away`, by their ids; the ids of models that may be `saved`. What it saw: the names that
    were `read`, and the values that names `hold`.
    """

    path: str
    lines: dict[str, list[str]] = field(default_factory=dict)
    trees: dict[str, ast.Module] = field(default_factory=dict)
    calls: list[Call] = field(default_factory=list)
    faults: list[int] = field(default_factory=list)
    not_checked: list[NotChecked] = field(default_factory=list)
    fed: list[Fed] = field(default_factory=list)
    feeding: list[ast.AST] = field(default_factory=list)
    models: int = 0
    made_by: dict[int, int] = field(default_factory=dict)
    variables: dict[int, str] = field(default_factory=dict)
    held: list[Any] = field(default_factory=list)
    built: list[Built] = field(default_factory=list)
    layers: dict[int, Any] = field(default_factory=dict)
    given: dict[int, list[Any]] = field(default_factory=dict)
    gave: dict[int, list[Any]] = field(default_factory=dict)
    bodies: dict[int, Body] = field(default_factory=dict)
    made: dict[int, Place] = field(default_factory=dict)
    arguments: dict[int, Given] = field(default_factory=dict)
    instances: dict[int, Instance] = field(default_factory=dict)
    told: dict[int, dict[str, str]] = field(default_factory=dict)
    inside: dict[int, str] = field(default_factory=dict)
    broken: dict[int, Any] = field(default_factory=dict)
    lost: set[int] = field(default_factory=set)
    lost_all: bool = False
    saved: set[int] = field(default_factory=set)
    away: dict[int, Any] = field(default_factory=dict)
    read: set[ast.AST] = field(default_factory=set)
    hold: dict[str, dict[int, Any]] = field(default_factory=dict)
    unfollowed: str | None = None

    def place(self, node: ast.AST, path: str | None) -> Place:
        """Return where a node stands."""
        source = path or self.path
        line, end = getattr(node, "lineno", 1), getattr(node, "end_lineno", None) or 1
        return Place(
            source,
            line,
            self._column(source, line, getattr(node, "col_offset", 0)),
            end,
            self._column(source, end, getattr(node, "end_col_offset", None) or 0),
        )

    def _column(self, path: str, line: int, offset: int) -> int:
        lines = self.lines.get(path, [])
        text = lines[line - 1] if 0 < line <= len(lines) else ""
        return offset if text.isascii() else len(text.encode()[:offset].decode(errors="ignore"))

    def begin(
        self,
        m: Machine,
        kind: str,
        name: str,
        node: ast.AST,
        tensors: list[Any] = [],  # noqa: B006 - never changed
        *,
        listed: bool = False,
        facts: dict[str, Any] | None = None,
    ) -> int:
        """Write down a call that is about to be made; return its number."""
        names = _argument_names(node)
        inputs = tuple(
            Tensor(
                tuple(tensor.shape),
                self.made_by.get(id(tensor)),
                names[position] if position < len(names) else None,
            )
            for position, tensor in enumerate(tensors)
        )
        here = m.keras.here
        outer = [None, *(frame.path for _, frame in m.stack)]
        path = tuple(
            self.place(caller, outer[i])
            for i, (caller, _) in enumerate(m.stack)
            if hasattr(caller, "lineno")
        )
        call = Call(
            number=len(self.calls),
            kind=kind,
            name=name,
            place=self.place(node, here),
            path=path,
            inputs=inputs,
            listed=listed,
            facts=facts or {},
            uncertain=m.in_doubt,
        )
        self.calls.append(call)
        if tensors:
            self.given[call.number] = tensors
        return call.number

    def finish(self, number: int, outputs: list[Any], layer: Any = None) -> None:
        """Write down what a call gave, and how many parameters its layer has."""
        shapes = tuple(tuple(tensor.shape) for tensor in outputs)
        parameters = None if layer is None else _parameters(layer)
        self.gave[number] = outputs
        self.calls[number] = replace(self.calls[number], outputs=shapes, parameters=parameters)
        for tensor in outputs:
            self.made_by[id(tensor)] = number
            self.held.append(tensor)

    def fail(self, number: int, error: BaseException) -> str:
        """Write down why a call failed; return the message in one line."""
        message = _ADDRESS.sub("", " ".join(str(error).split()))
        self.calls[number] = replace(
            self.calls[number], error=message, error_type=type(error).__name__
        )
        return message

    def build(
        self,
        m: Machine,
        model: Any,
        kind: str,
        node: ast.AST,
        attributes: dict[str, Any] | None = None,
    ) -> None:
        """Write down a model that was made."""
        place = self.place(node, m.keras.here)
        self.made[id(model)] = place
        self.built.append(Built(model, kind, place, m.function_name, attributes or {}))

    def refuse(self, m: Machine, kind: str, node: ast.AST, problem: str) -> None:
        """Write down a model that could not be made."""
        place = self.place(node, m.keras.here)
        self.built.append(Built(None, kind, place, m.function_name, problem=problem))

    def tell(self, layer: Any, settings: dict[str, str]) -> None:
        """Note what to call arguments of a layer for which something else stands in."""
        self.told.setdefault(id(layer), {}).update(settings)

    def skip(self, m: Machine, node: ast.AST, name: str, reason: str, *, is_merge: bool) -> None:
        """Write down a call that cannot be made."""
        line = getattr(node, "lineno", 1)
        found = NotChecked(line, name, reason, is_merge)
        if found not in self.not_checked[-50:]:
            self.not_checked.append(found)

    def trace(self, problem: str | None = None) -> Trace:
        """Return all that was written down."""
        names = {self.made_by[i]: name for i, name in self.variables.items() if i in self.made_by}
        for number, name in names.items():
            call = self.calls[number]
            self.calls[number] = replace(call, facts={**call.facts, "variable": name})
        return Trace(
            tuple(self.calls),
            tuple(dict.fromkeys(self.faults)),
            tuple(self.not_checked),
            self.models,
            tuple(_summary(one) for one in self.built if one.kind in _SUMMED and one.model),
            fed=tuple(self.fed),
            problem=problem,
        )


def _summary(built: Built) -> Summary:
    model = built.model
    layers = [layer for layer in model.layers if type(layer).__name__ != "InputLayer"]
    return Summary(built.place, len(layers), _parameters(model) if model.built else None)


def _parameters(layer: Any) -> int:
    """Return how many numbers the weights of a layer are."""
    return sum(math.prod(weight.shape) for weight in layer.weights)


def _argument_names(node: ast.AST) -> list[str | None]:
    """Return the variables of the tensors in the first argument of a call, None for others."""
    if isinstance(node, ast.BinOp):
        return [getattr(side, "id", None) for side in (node.left, node.right)]
    if not isinstance(node, ast.Call):
        return []
    names: list[str | None] = []
    for argument in [*node.args, *(keyword.value for keyword in node.keywords)]:
        parts = argument.elts if isinstance(argument, (ast.List, ast.Tuple)) else [argument]
        names.extend(getattr(part, "id", None) for part in parts)
    return names
