"""Reads the models of a run from the objects of Keras: every call, what it was given and gave."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from kerasgen.build.graphs import Edge, Fault, ModelGraph, Node
from kerasgen.build.keras_side.links import arguments_of, index_of, tensors_of
from kerasgen.build.keras_side.made_of import code_of_layer, settings_of_own
from kerasgen.build.keras_side.settings import Weights, settings_of, weights_of
from kerasgen.build.keras_side.walk import producer, shape_of, upstream

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from kerasgen.build.keras_side.record import Built, Record
    from kerasgen.build.trace import Place

__all__ = ["model_graphs"]

_GIVEN_BY_KERAS = re.compile(r"(functional|sequential)(_\d+)?$")
_NOTHING = Weights({}, frozenset())
_NOT_CALLED = "nothing here calls it on a tensor whose shape is known"
_NO_SHAPE = "its input shape is not told"
_UNSURE = "layers may be missing: which ones it has is not known"


def model_graphs(keras: Any, record: Record, faults: Collection[int]) -> tuple[ModelGraph, ...]:
    """Return the models of a run, and for each fault, by the number of its call, what led to it."""
    reader = _Reader(keras, record)
    cut_off = {id(record.broken[number]) for number in faults if number in record.broken}
    made = [built for built in record.built if built.model is not None]
    graphs = [reader.built(built) for built in made if id(built.model) not in cut_off]
    broken = [reader.broken(number) for number in faults]
    ordered = sorted((g for g in (*graphs, *broken) if g.nodes or g.notes), key=_line)
    return tuple({_looks(graph): graph for graph in reversed(ordered)}.values())[::-1]


def _line(graph: ModelGraph) -> int:
    return graph.place.line if graph.place is not None else 0


def _looks(graph: ModelGraph) -> tuple[Any, ...]:
    """Return what makes a model one of its own: a function that is called twice makes two alike."""
    nodes = (
        (n.class_name, n.shapes, n.parameters, n.settings, n.arguments, n.code) for n in graph.nodes
    )
    return (graph.place, graph.kind, graph.notes, graph.ends, graph.edges, *nodes)


@dataclass(eq=False)
class _Parts:
    """Nodes of a model to be: a start tensor, or an object of Keras that stands for a call."""

    starts: list[Any]
    calls: list[Any]


@dataclass(eq=False)
class _Reader:
    """Reads one run. `used` are the calls, as Keras knows them, that belong to a model."""

    keras: Any
    record: Record
    nested: dict[int, tuple[ModelGraph, Weights]] = field(default_factory=dict)
    used: set[int] = field(default_factory=set)

    def built(self, built: Built) -> ModelGraph:
        """Return a model that was made."""
        model = built.model
        name = self._name(built)
        told = self.record.told.get(id(model), {})
        notes = (_UNSURE,) if "layers" in told else ()
        found = self.inside(model)
        if found is not None:
            return replace(
                found[0],
                name=name,
                kind=built.kind,
                place=built.place,
                notes=notes,
                code=code_of_layer(self.record, model),
            )
        if built.kind == "sequential" and not model.layers:
            return _empty(name, built, notes)
        parts = model.layers if built.kind == "sequential" else self._held(built)
        why = _NO_SHAPE if built.kind == "sequential" else _NOT_CALLED
        return self._unbuilt(name, built, parts, (why, *notes))

    def _name(self, built: Built) -> str:
        """Return the variable of a model, or its own name, or the function that makes it."""
        variable = self.record.variables.get(id(built.model))
        own = str(built.model.name)
        return variable or (own if _GIVEN_BY_KERAS.match(own) is None else built.function) or own

    def inside(self, layer: Any) -> tuple[ModelGraph, Weights] | None:
        """Return what a model, or a layer of the source, consists of; None for one piece."""
        if id(layer) not in self.nested:
            ends = self._ends(layer)
            if ends is None:
                return None
            found = self._graph(layer.name, "layer", self.record.made.get(id(layer)), *ends)
            if hasattr(type(layer), "source_name"):
                told = self.record.told.get(id(layer), {})
                weights = found[1].joined(weights_of(layer, told))
                if told.get("trainable") == "?":
                    weights = Weights(weights.sizes, None)
                graph = replace(found[0], parameters=weights.count, trainable=weights.trainable)
                found = (graph, weights)
            self.nested[id(layer)] = found
        return self.nested[id(layer)]

    def _ends(self, layer: Any) -> tuple[list[Any], list[Any]] | None:
        """Return the tensors at which a model begins and ends."""
        body = self.record.bodies.get(id(layer))
        if body is not None:
            return body.given, body.gave
        if not isinstance(layer, self.keras.Model) or hasattr(type(layer), "source_name"):
            return None
        try:
            return list(layer.inputs), list(layer.outputs)
        except (AttributeError, TypeError, ValueError):  # it was not built
            return None

    def _graph(
        self, name: str, kind: str, place: Place | None, starts: list[Any], ends: list[Any]
    ) -> tuple[ModelGraph, Weights]:
        calls = upstream(ends, {id(tensor) for tensor in starts})
        self.used.update(map(id, calls))
        return self._put_together(name, kind, place, _Parts(starts, calls), ends)

    def _put_together(
        self, name: str, kind: str, place: Place | None, parts: _Parts, ends: list[Any]
    ) -> tuple[ModelGraph, Weights]:
        calls = self._in_order(parts.calls)
        makers: dict[int, int] = {id(tensor): i for i, tensor in enumerate(parts.starts)}
        nodes = [self._input(i, tensor) for i, tensor in enumerate(parts.starts)]
        edges: list[Edge] = []
        weights = _NOTHING
        for call in calls:
            number = len(nodes)
            node, own = self._node(number, call)
            weights = weights.joined(own)
            edges.extend(
                Edge(
                    makers[id(tensor)],
                    number,
                    shape_of(tensor),
                    0 if makers[id(tensor)] < len(parts.starts) else index_of(tensor),
                    argument,
                )
                for argument, tensor in tensors_of(call)
                if id(tensor) in makers
            )
            for tensor in call.outputs:
                makers.setdefault(id(tensor), number)
            nodes.append(node)
        gives = [(makers[id(t)], index_of(t)) for t in ends if id(t) in makers]
        graph = ModelGraph(
            name,
            kind,
            place,
            tuple(_counted(nodes, [None] * len(parts.starts) + [self._called(c) for c in calls])),
            tuple(edges),
            tuple(n.number for n in nodes if n.kind == "input"),
            tuple(dict.fromkeys(number for number, _ in gives)),
            weights.count,
            weights.trainable,
            ends=tuple((n, 0 if n < len(parts.starts) else index) for n, index in gives),
        )
        return graph, weights

    def _in_order(self, calls: list[Any]) -> list[Any]:
        """Sort calls as the source makes them; others come right after what they need."""
        ranks: dict[int, int] = {}
        for call in calls:
            made = self._number(call)
            before = [ranks.get(id(producer(tensor)), -1) for tensor in call.input_tensors]
            ranks[id(call)] = max([-1 if made is None else made, *before])
        return sorted(calls, key=lambda call: ranks[id(call)])

    def _number(self, call: Any) -> int | None:
        """Return the number of a call in the trace."""
        return self.record.made_by.get(id(call.outputs[0])) if call.outputs else None

    def _called(self, call: Any) -> Any:
        number = self._number(call)
        return call.operation if number is None else self.record.layers.get(number, call.operation)

    def _input(self, number: int, tensor: Any) -> Node:
        call = producer(tensor)
        layer = call.operation if call is not None else None
        is_input = isinstance(layer, self.keras.layers.InputLayer)
        if is_input:
            self.used.add(id(call))
        return Node(
            number,
            str(layer.name) if is_input and layer is not None else f"input_{number + 1}",
            "InputLayer",
            "input",
            self._place(self.record.made_by.get(id(tensor)), layer) if is_input else None,
            (shape_of(tensor),),
            0,
            0,
            (("dtype", str(tensor.dtype)),),
            self.record.variables.get(id(tensor)),
            number,
        )

    def _place(self, number: int | None, layer: Any) -> Place | None:
        if number is not None:
            return self.record.calls[number].place
        return self.record.made.get(id(layer))

    def _node(self, number: int, call: Any) -> tuple[Node, Weights]:
        layer = self._called(call)
        traced = self._number(call)
        shapes = tuple(shape_of(tensor) for tensor in call.outputs)
        node, weights = self._described(number, layer, shapes)
        variable = next((v for t in call.outputs if (v := self.record.variables.get(id(t)))), None)
        place = self._place(traced, layer)
        untold = () if traced is None else self.record.calls[traced].facts.get("untold", ())
        arguments = (*arguments_of(call), *((name, "?") for name in sorted(untold)))
        return replace(node, place=place, variable=variable, arguments=arguments), weights

    def _described(self, number: int, layer: Any, shapes: tuple[Any, ...]) -> tuple[Node, Weights]:
        """Return a node for a layer or operation, without what differs from call to call."""
        class_name = str(getattr(type(layer), "source_name", type(layer).__name__))
        place = self.record.made.get(id(layer))
        if not isinstance(layer, self.keras.layers.Layer):
            settings = settings_of(layer, {})
            node = Node(number, layer.name, class_name, "operation", place, shapes, 0, 0, settings)
            return node, _NOTHING
        told = self.record.told.get(id(layer), {})
        found = self.inside(layer)
        is_input = isinstance(layer, self.keras.layers.InputLayer)
        is_model = isinstance(layer, self.keras.Model)
        kind = "input" if is_input else "model" if is_model else "layer"
        weights = weights_of(layer, told) if found is None else found[1]
        is_named = _GIVEN_BY_KERAS.match(layer.name) is None
        node = Node(
            number,
            layer.name if is_named else self.record.variables.get(id(layer), layer.name),
            class_name,
            kind,
            place,
            shapes,
            weights.count,
            weights.trainable,
            () if is_model else settings_of_own(self.record, layer) + settings_of(layer, told),
            code=code_of_layer(self.record, layer),
            layer=number,
            model=found[0] if found is not None and found[0].nodes else None,
        )
        return node, weights

    def _held(self, built: Built) -> list[Any]:
        """Return the layers in the attributes of a model of the source."""
        values = self.keras.tree.flatten(list(built.attributes.values()))
        found = [getattr(value, "real", None) or value for value in values]
        return [v for v in found if isinstance(v, self.keras.layers.Layer)]

    def _unbuilt(
        self, name: str, built: Built, layers: Sequence[Any], notes: tuple[str, ...]
    ) -> ModelGraph:
        """Return a model of which only the layers are known."""
        nodes = [self._described(i, layer, (None,))[0] for i, layer in enumerate(layers)]
        is_line = built.kind == "sequential"
        return ModelGraph(
            name,
            built.kind,
            built.place,
            tuple(nodes),
            tuple(Edge(i - 1, i, None) for i in range(1, len(nodes))) if is_line else (),
            (),
            (len(nodes) - 1,) if is_line else (),
            None,
            None,
            notes,
            code=code_of_layer(self.record, built.model),
        )

    def broken(self, number: int) -> ModelGraph:
        """Return what led to a call that Keras refuses, and what else was made of it."""
        record, call = self.record, self.record.calls[number]
        given = record.given.get(number, [])
        if call.kind == "model":
            ends = [*call.facts.get("inputs", ()), *call.facts.get("outputs", ())]
            given = [t for n in ends if n is not None for t in record.gave.get(n, ())]
        calls = upstream(given, set())
        inside = set(map(id, calls))
        for made in record.gave.values():
            found = producer(made[0]) if made else None
            if found is None or id(found) in inside | self.used:
                continue
            if any(id(producer(tensor)) in inside for tensor in found.input_tensors):
                calls.extend(c for c in upstream(made, set()) if id(c) not in inside)
                inside.update(map(id, calls))
        model = record.broken.get(number)
        name = record.variables.get(id(model)) or record.inside.get(number)
        name = name or f"line {call.place.line}"
        graph, _ = self._put_together(name, "broken", call.place, _Parts([], calls), [])
        return self._with_fault(graph, number, given, calls)

    def _with_fault(
        self, graph: ModelGraph, number: int, given: list[Any], calls: list[Any]
    ) -> ModelGraph:
        call = self.record.calls[number]
        layer = self.record.layers.get(number)
        fault = Fault(
            call.error or "",
            tuple(tensor.shape for tensor in call.inputs),
            tuple(tensor.variable for tensor in call.inputs),
        )
        last = len(graph.nodes)
        told = self.record.told.get(id(layer), {})
        node = Node(
            last,
            call.name if layer is None else layer.name,
            call.name,
            "operation" if layer is None else "layer",
            call.place,
            (),
            None,
            None,
            () if layer is None else settings_of(layer, told),
            layer=last,
            fault=fault,
        )
        numbers = {id(c): i for i, c in enumerate(self._in_order(calls))}
        edges = tuple(
            Edge(numbers[id(producer(t))], last, shape_of(t))
            for t in given
            if id(producer(t)) in numbers
        )
        return replace(
            graph, nodes=(*graph.nodes, node), edges=(*graph.edges, *edges), outputs=(last,)
        )


def _empty(name: str, built: Built, notes: tuple[str, ...]) -> ModelGraph:
    return ModelGraph(name, built.kind, built.place, (), (), (), (), 0, 0, notes)


def _counted(nodes: list[Node], layers: list[Any]) -> list[Node]:
    """Return the nodes with the calls of each layer counted."""
    of: dict[int, list[Node]] = {}
    for node, layer in zip(nodes, layers, strict=True):
        of.setdefault(id(node if layer is None else layer), []).append(node)
    counted = {
        node.number: replace(node, layer=calls[0].number, call=i, calls=len(calls))
        for calls in of.values()
        for i, node in enumerate(calls, 1)
    }
    return [counted[node.number] for node in nodes]
