"""Makes Inputs and models of Keras: functional, Sequential, applications and clones."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kerasgen.build.keras_side import calling
from kerasgen.build.keras_side.arguments import real_arguments, unknown_argument
from kerasgen.build.keras_side.names import find_object
from kerasgen.build.keras_side.record import Given
from kerasgen.build.machine import Arguments
from kerasgen.build.values import Unknown

if TYPE_CHECKING:
    import ast

    from kerasgen.build.keras_side.facade import Keras

__all__ = ["clone_model", "make_application", "make_input", "make_model"]


def make_input(k: Keras, arguments: Arguments, node: ast.AST) -> Any:
    """Make an Input. Raises Raised where Keras does."""
    told = Given(arguments, node)
    arguments = Arguments(
        arguments.args,
        {key: v for key, v in arguments.keywords.items() if key != "name" or isinstance(v, str)},
        arguments.complete,
    )
    given = arguments
    arguments = _with_trial_sizes(k, arguments, node)
    facts = {"tried": True} if arguments != given else {}
    arguments = real_arguments(arguments)
    unknown = unknown_argument(arguments)
    if unknown is not None:
        return Unknown(f"the shape of an Input is not known: {unknown.reason}")
    number = k.record.begin(k.machine, "input", "Input", node, facts=facts)
    place = k.record.calls[number].place
    other = k.overrides.get((place.line, place.column))
    if other is not None:
        keywords = {key: v for key, v in arguments.keywords.items() if key != "shape"}
        has_batch = "batch_shape" in keywords
        keywords["batch_shape" if has_batch else "shape"] = other if has_batch else other[1:]
        arguments = Arguments((), keywords)
    try:
        tensor = k.keras.Input(*arguments.args, **arguments.keywords)
    except Exception as error:  # whatever Keras raises is what the source would get
        raise k.failed(number, error) from None
    k.record.finish(number, [tensor])
    made = tensor._keras_history[0]
    k.record.arguments[id(made)], k.record.made[id(made)] = told, place
    return tensor


def _with_trial_sizes(k: Keras, arguments: Arguments, node: ast.AST) -> Arguments:
    """Give numbers to sizes that are not known; a batch size that is not known stays open."""
    place = k.record.place(node, k.here)

    def sizes(value: Any) -> Any:
        if isinstance(value, Unknown):
            return k.trials.shape(value, place)
        return k.trials.opened(value, "sizes") if isinstance(value, (list, tuple)) else value

    def batch_sizes(value: Any) -> Any:
        if not isinstance(value, (list, tuple)) or not value:
            return value
        return (None if isinstance(value[0], Unknown) else value[0], *sizes(value[1:]))

    keywords = {
        key: {"shape": sizes, "batch_shape": batch_sizes}.get(key, lambda v: v)(value)
        for key, value in arguments.keywords.items()
        if not (key in ("batch_size", "dtype", "sparse", "ragged") and isinstance(value, Unknown))
    }
    args = (*map(sizes, arguments.args[:1]), *arguments.args[1:])
    return Arguments(args, keywords, arguments.complete)


def make_model(k: Keras, name: str, arguments: Arguments, node: ast.AST) -> Any:
    """Make a model of Keras or a Sequential. Raises Raised where Keras does."""
    kind = name.rpartition(".")[2]
    real = real_arguments(arguments)
    if kind == "Sequential":
        return _make_sequential(k, real, arguments, node)
    unknown = unknown_argument(real)
    if unknown is not None:
        k.record.refuse(k.machine, "functional", node, unknown.reason)
        return unknown
    number = k.record.begin(k.machine, "model", kind, node, facts=_ends(k, real))
    try:
        model = k.keras.Model(*real.args, **real.keywords)
        _require_connected(k, number)
    except Exception as error:  # whatever Keras raises is what the source would get
        k.record.refuse(k.machine, "functional", node, "Keras refuses to build it")
        raise k.failed(number, error) from None
    k.record.models += 1
    k.record.build(k.machine, model, "functional", node)
    k.record.arguments[id(model)] = Given(arguments, node)
    return model


def _make_sequential(k: Keras, real: Arguments, arguments: Arguments, node: ast.AST) -> Any:
    layers = real.args[0] if real.args else real.keywords.get("layers")
    k.record.models += 1
    if isinstance(layers, Unknown):
        k.record.refuse(k.machine, "sequential", node, layers.reason)
        return Unknown("the layers of a Sequential are not known")
    model = _empty_sequential(k, real)
    k.made_at[id(model)] = node
    k.record.build(k.machine, model, "sequential", node)
    k.record.arguments[id(model)] = Given(arguments, node)
    for layer in layers or ():
        calling.add(k, model, layer, node)
    return model


def _empty_sequential(k: Keras, real: Arguments) -> Any:
    """Return a Sequential without layers; what Keras refuses of its name says nothing of shapes."""
    names = ("layers", "trainable", "name")
    given = {**dict(zip(names, real.args, strict=False)), **real.keywords}
    given = {n: given[n] for n in ("trainable", "name") if isinstance(given.get(n), (bool, str))}
    try:
        return k.keras.Sequential(**given)
    except Exception:  # whatever Keras raises
        return k.keras.Sequential()


def _require_connected(k: Keras, number: int) -> None:
    """Refuse a model that needs another Input: not every Keras does, but none can call it."""
    ends = k.record.calls[number].facts
    declared = {n for n in ends.get("inputs", ()) if n is not None}
    pending = [n for n in ends.get("outputs", ()) if n is not None]
    seen: set[int] = set()
    while pending:
        call = k.record.calls[pending.pop()]
        if call.number in declared or call.number in seen:
            continue
        if call.kind == "input":
            raise ValueError("`inputs` not connected to `outputs`")
        seen.add(call.number)
        pending.extend(t.producer for t in call.inputs if t.producer is not None)


def _ends(k: Keras, arguments: Arguments) -> dict[str, Any]:
    """Return the numbers of the calls that made the inputs and outputs of a model."""
    given = dict(zip(("inputs", "outputs"), arguments.args, strict=False))
    given.update({n: v for n, v in arguments.keywords.items() if n in ("inputs", "outputs")})
    return {
        name: [k.record.made_by.get(id(t)) for t in k.keras.tree.flatten(value)]
        for name, value in given.items()
    }


def make_application(k: Keras, name: str, arguments: Arguments, node: ast.AST) -> Any:
    """Make a model of `keras.applications`, without its weights."""
    found = find_object(k.keras, name)
    if found is None or not found.__name__[:1].isupper():
        return Unknown(f"what `{name}` gives is not known")
    keywords = {**arguments.keywords, "weights": None}
    if "classes" not in keywords and keywords.get("include_top") is not False:
        keywords["classes"] = 1000
    real = real_arguments(Arguments(arguments.args, keywords, arguments.complete), frozenset())
    unknown = unknown_argument(real)
    if unknown is not None:
        return Unknown(f"an argument of `{found.__name__}` is not known: {unknown.reason}")
    number = k.record.begin(k.machine, "construction", found.__name__, node)
    try:
        model = found(*real.args, **real.keywords)
    except Exception as error:  # whatever Keras raises is what the source would get
        raise k.failed(number, error) from None
    k.record.build(k.machine, model, "application", node)
    return model


def clone_model(k: Keras, arguments: Arguments) -> Any:
    """Return a model with the layers of another one; no function of the source is called for it."""
    model = arguments.args[0] if len(arguments.args) == 1 and not arguments.keywords else None
    if not isinstance(model, k.keras.Model) or k.is_unsure(model):
        return Unknown("what is cloned is not known")
    try:
        clone = k.keras.models.clone_model(model)
    except Exception:  # of layers of the source, which do not know their arguments
        return Unknown("a model with layers of the source is cloned")
    k.record.held.append(clone)
    k.lose(model)  # what is done with the clone tells of both
    return clone
