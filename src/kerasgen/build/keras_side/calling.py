"""Calls layers, operators and functions of Keras on tensors, and writes down what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kerasgen.build.keras_side.arguments import real_arguments, unknown_argument
from kerasgen.build.keras_side.feeding import called, is_sequential, output_of, used_as_layer
from kerasgen.build.keras_side.record import Body
from kerasgen.build.machine import Arguments
from kerasgen.build.trace import NEEDS_TENSORFLOW, NotChecked
from kerasgen.build.values import Array, Instance, Raised, Unknown
from kerasgen.reading.keras_names import MERGE_LAYERS

if TYPE_CHECKING:
    import ast
    from collections.abc import Iterable

    from kerasgen.build.keras_side.facade import Keras

__all__ = ["add", "apply", "call_function", "operator", "run_inside", "tensors_in"]

_OPTIONAL = frozenset({"initial_state", "mask", "training"})


class _UnknownInside(Exception):
    """What a layer of the source gives is not known."""

    def __init__(self, value: Unknown) -> None:
        super().__init__(value.reason)
        self.value = value


def tensors_in(k: Keras, values: Any) -> list[Any]:
    """Return the symbolic tensors in nested lists and dicts."""
    return [v for v in k.keras.tree.flatten(values) if k.is_tensor(v)]


def apply(k: Keras, layer: Any, arguments: Arguments, node: ast.AST) -> Any:
    """Call a layer or model on tensors. Raises Raised where Keras refuses."""
    if not k.is_layer(layer):
        return Unknown("what is called is not known")
    name = _name_of(layer)
    if is_sequential(k, layer):
        given = tensors_in(k, arguments.values())
        if not given:
            return called(k, layer, arguments, node)
        used_as_layer(k, layer, node, given)
    real = real_arguments(arguments, _OPTIONAL)
    unknown = unknown_argument(real)
    if unknown is not None:
        if _is_plain_data(real):
            return output_of(k, layer, arguments)
        k.record.skip(k.machine, node, name, unknown.reason, is_merge=name in MERGE_LAYERS)
        return Unknown(unknown.reason)
    tensors = tensors_in(k, [list(real.args), real.keywords])
    if not tensors and not _merges_nothing(k, name, real):
        return Unknown("a layer is called without tensors")
    listed = bool(real.args) and isinstance(real.args[0], (list, tuple))
    facts = _facts(layer, real)
    facts["untold"] = tuple(arguments.keywords.keys() - real.keywords.keys())
    if k.trials.may_stand_in(layer):
        facts["tried"] = True
    number = k.record.begin(k.machine, "layer", name, node, tensors, listed=listed, facts=facts)
    k.record.layers[number] = layer
    k.machine.budget.layer()
    if name == "Concatenate" and layer.built:
        # Keras looks at the shapes of the first call only.
        fresh = type(layer)(axis=layer.axis)
        return _finish(k, number, lambda: fresh(*real.args, **real.keywords), fresh)
    if id(layer) in k.trials.layers:
        return _on_trial(k, number, lambda: layer(*real.args, **real.keywords), layer)
    return _finish(k, number, lambda: layer(*real.args, **real.keywords), layer)


def _on_trial(k: Keras, number: int, compute: Any, layer: Any) -> Any:
    """Call a layer that was made with trial values: it may fail for them alone."""
    try:
        return _finish(k, number, compute, layer)
    except Raised:
        return Unknown("a size is not known that the layer needs")


def _merges_nothing(k: Keras, name: str, arguments: Arguments) -> bool:
    """Whether a merge gets an empty list, or models in the place of tensors."""
    first = arguments.args[0] if arguments.args else None
    if name not in MERGE_LAYERS or not isinstance(first, (list, tuple)):
        return False
    return all(k.is_layer(item) for item in first)


def _is_plain_data(arguments: Arguments) -> bool:
    return any(isinstance(value, Array) for value in arguments.values())


def _finish(k: Keras, number: int, compute: Any, layer: Any = None) -> Any:
    """Make the call of Keras, and write down its outputs or its error."""
    try:
        result = compute()
    except _UnknownInside as inside:
        if inside.value.reason.startswith(NEEDS_TENSORFLOW):
            call = k.record.calls[number]
            found = NotChecked(call.place.line, call.name, inside.value.reason, is_merge=False)
            k.record.not_checked.append(found)
        return inside.value
    except Raised:
        raise
    except RecursionError:
        return Unknown("its layers are nested too deeply")
    except Exception as error:  # whatever Keras raises is what the source would get
        raise k.failed(number, error) from None
    outputs = tensors_in(k, result)
    if k.record.calls[number].kind == "layer":
        _require_sizes(k, number, outputs)
    k.record.finish(number, outputs, layer)
    return result


def _require_sizes(k: Keras, number: int, outputs: list[Any]) -> None:
    """Refuse a layer that leaves nothing of a tensor: not every Keras does before it runs."""
    given = [tensor.shape for tensor in k.record.calls[number].inputs]
    if _has_empty(tensor.shape for tensor in outputs) and not _has_empty(given):
        raise k.failed(number, ValueError("Computed output size would be zero or negative."))


def _has_empty(shapes: Iterable[Any]) -> bool:
    return any(size is not None and size <= 0 for shape in shapes for size in shape)


def _name_of(layer: Any) -> str:
    return str(getattr(type(layer), "source_name", type(layer).__name__))


def _facts(layer: Any, arguments: Arguments) -> dict[str, Any]:
    """Return the plain facts that rules look at."""
    facts: dict[str, Any] = {}
    for name in ("axis", "axes"):
        value = getattr(layer, name, None)
        if isinstance(value, (int, list, tuple)):
            facts[name] = value
    first = arguments.args[0] if arguments.args else None
    facts["positional"] = len(arguments.args)
    facts["first"] = type(first).__name__
    if isinstance(first, (list, tuple)):
        facts["count"] = len(first)
        facts["elements"] = [type(element).__name__ for element in first][:8]
    return facts


def operator(k: Keras, compute: Any, name: str, left: Any, right: Any, node: ast.AST) -> Any:
    """Apply an operator of Python to a tensor."""
    values = Arguments((left, right))
    unknown = unknown_argument(values)
    if unknown is not None:
        return unknown
    tensors = tensors_in(k, [left, right])
    number = k.record.begin(k.machine, "operation", name, node, tensors)
    return _finish(k, number, lambda: compute(left, right))


def call_function(k: Keras, function: Any, name: str, arguments: Arguments, node: ast.AST) -> Any:
    """Call a function of Keras on tensors; without any, its result is not looked at."""
    real = real_arguments(arguments)
    unknown = unknown_argument(real)
    if unknown is not None:
        return unknown
    tensors = tensors_in(k, [list(real.args), real.keywords])
    if not tensors:
        return Unknown(f"what `{name}` gives is not known")
    listed = bool(real.args) and isinstance(real.args[0], (list, tuple))
    facts = {"axis": real.keywords.get("axis")} if "axis" in real.keywords else {}
    number = k.record.begin(k.machine, "operation", name, node, tensors, listed=listed, facts=facts)
    return _finish(k, number, lambda: function(*real.args, **real.keywords))


def run_inside(k: Keras, layer: Any, function: Any, arguments: Arguments, node: ast.AST) -> Any:
    """Run a function of the source as the body of a layer; give back fresh tensors."""
    k.inside_call += 1
    try:
        result = k.machine.call(function, arguments, node)
    finally:
        k.inside_call -= 1
    unknown = unknown_argument(Arguments((result,)))
    if unknown is not None:
        raise _UnknownInside(unknown)
    if not tensors_in(k, [result]):
        raise _UnknownInside(Unknown("what a layer of the source gives is not known"))
    given = tensors_in(k, [list(arguments.args), arguments.keywords])
    k.record.bodies.setdefault(id(layer), Body(given, tensors_in(k, [result])))

    def fresh(value: Any) -> Any:
        return k.keras.KerasTensor(value.shape, value.dtype) if k.is_tensor(value) else value

    return k.keras.tree.map_structure(fresh, result)


def add(k: Keras, model: Any, layer: Any, node: ast.AST) -> None:
    """Add a layer to a Sequential. An error belongs to the line that made the layer."""

    def forget() -> None:
        line = getattr(node, "lineno", 1)
        unsure = f"which layer line {line} adds, or whether it does, is not known"
        reason = layer.reason if isinstance(layer, Unknown) else unsure
        k.doubt(model, reason)
        k.record.tell(model, {"layers": "?"})

    before = [model.outputs[0]] if model.built and model.outputs else []
    used_as_layer(k, layer, node, before)
    if isinstance(layer, Instance):
        layer = layer.real if layer.real is not None else layer
    k.machine.changed(forget)
    if not (k.is_layer(layer) or k.is_tensor(layer)) or k.is_unsure(layer):
        forget()
    if k.is_unsure(model):
        return
    made_at = k.made_at.get(id(layer), node)
    facts = {"tried": True} if k.trials.may_stand_in(layer) else {}
    number = k.record.begin(k.machine, "layer", _name_of(layer), made_at, before, facts=facts)
    k.record.layers[number] = layer
    k.machine.budget.layer()
    try:
        model.add(layer)
    except _UnknownInside:
        forget()
        return
    except Raised:
        forget()
        raise
    except Exception as error:  # whatever Keras raises is what the source would get
        forget()
        k.record.broken[number] = model
        raise k.failed(number, error) from None
    if model.built and model.outputs:
        k.record.broken[number] = model
        _require_sizes(k, number, [model.outputs[0]])
        del k.record.broken[number]
        k.record.finish(number, [model.outputs[0]], layer)
