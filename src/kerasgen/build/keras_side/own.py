"""Layers and models of the source: a real layer of Keras whose body is interpreted."""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING, Any

from kerasgen.build.keras_side import calling, making
from kerasgen.build.keras_side.arguments import real_arguments, unknown_argument
from kerasgen.build.keras_side.names import canonical
from kerasgen.build.keras_side.record import Given
from kerasgen.build.machine import Arguments
from kerasgen.build.values import BoundMethod, Function, Instance, Raised, Symbol, Unknown

if TYPE_CHECKING:
    import ast

    from kerasgen.build.keras_side.facade import Keras
    from kerasgen.build.values import SuperValue

__all__ = ["constructed", "initialize", "initialize_base"]


def constructed(k: Keras, instance: Instance, arguments: Arguments, node: ast.AST) -> None:
    """Note where an instance was made, of what, and that it is a model."""
    if instance.real is None:
        return
    k.record.arguments[id(instance.real)] = Given(arguments, node)
    k.record.made[id(instance.real)] = k.record.place(node, k.here)
    k.record.instances[id(instance.real)] = instance
    if isinstance(instance.real, k.keras.Model):
        k.record.build(k.machine, instance.real, "subclass", node, instance.attributes)


def initialize(k: Keras, instance: Instance, arguments: Arguments) -> None:
    """Make the object of Keras for an instance whose class has no `__init__` of its own."""
    _make(k, instance, arguments)


def initialize_base(k: Keras, value: SuperValue, arguments: Arguments, node: ast.AST) -> Any:
    """Make the object of Keras for an instance, as its base is initialized."""
    del node
    if isinstance(value.instance, Instance):
        _make(k, value.instance, arguments)
        if value.instance.real is None:
            k.lose(*arguments.values())
    return None


def _make(k: Keras, instance: Instance, arguments: Arguments) -> None:
    base = _base(k, instance)
    if base is None or instance.real is not None:
        return
    real = real_arguments(arguments)
    keywords = {
        key: v for key, v in real.keywords.items() if unknown_argument(Arguments((v,))) is None
    }
    is_plain = base in (k.keras.layers.Layer, k.keras.Model)
    if is_plain:
        keywords = {key: v for key, v in keywords.items() if key in ("name", "dtype")}
    args = () if is_plain else real.args
    try:
        instance.real = _class_of(k, instance, base)(*args, **keywords)
    except Raised:
        raise
    except Exception:  # without an object of Keras, its calls are not known
        return
    k.record.held.append(instance.real)


def _base(k: Keras, instance: Instance) -> Any:
    """Return the class of Keras that the class of an instance derives from."""
    for base in instance.cls.outside():
        if isinstance(base, Symbol):
            name = canonical(base.dotted)
            found = making.layer_class(k.keras, name) if name is not None else None
            if found is not None:
                return found
    return None


def _class_of(k: Keras, instance: Instance, base: Any) -> Any:
    """Return a class of Keras whose `call` and `build` are those of the source."""
    call = instance.cls.find("call")
    build = instance.cls.find("build")
    body: dict[str, Any] = {"source_name": instance.cls.name, "source_class": instance.cls}
    if call is not None and isinstance(call[1], Function):
        bound = BoundMethod(call[1], instance)

        def compute_output_spec(self: Any, *args: Any, **keywords: Any) -> Any:
            given = {key: v for key, v in keywords.items() if _takes(call[1], key)}
            return calling.run_inside(k, self, bound, Arguments(args, given), call[1].node)

        def call_body(self: Any, *args: Any, **keywords: Any) -> Any:
            return compute_output_spec(self, *args, **keywords)

        # Keras reads the names of the arguments: shapes go to `build` by them. A function has no
        # such attribute of its own; `inspect` looks for it.
        call_body.__signature__ = _signature(call[1])  # type: ignore[attr-defined]
        body.update(compute_output_spec=compute_output_spec, call=call_body)
    if build is not None and isinstance(build[1], Function):
        bound_build = BoundMethod(build[1], instance)

        def build_body(self: Any, input_shape: Any) -> None:
            shape = Arguments((_plain_shape(input_shape),))
            k.machine.call(bound_build, shape, build[1].node)
            self.built = True

        body["build"] = build_body
    elif call is not None:
        body["build"] = lambda self, *_, **__: setattr(self, "built", True)
    return type(instance.cls.name, (base,), body)


def _signature(function: Function) -> inspect.Signature:
    """Return the signature of a method of the source, with None for every default."""
    given = function.node.args
    positional = [*given.posonlyargs, *given.args]
    required = len(positional) - len(function.defaults)
    kinds = inspect.Parameter
    parameters = [
        kinds(a.arg, kinds.POSITIONAL_OR_KEYWORD, default=kinds.empty if i < required else None)
        for i, a in enumerate(positional)
    ]
    if given.vararg is not None:
        parameters.append(kinds(given.vararg.arg, kinds.VAR_POSITIONAL))
    parameters.extend(kinds(a.arg, kinds.KEYWORD_ONLY, default=None) for a in given.kwonlyargs)
    if given.kwarg is not None:
        parameters.append(kinds(given.kwarg.arg, kinds.VAR_KEYWORD))
    return inspect.Signature(parameters)


def _takes(function: Function, name: str) -> bool:
    parameters = function.node.args
    named = {a.arg for a in (*parameters.posonlyargs, *parameters.args, *parameters.kwonlyargs)}
    return name in named or parameters.kwarg is not None


def _plain_shape(shape: Any) -> Any:
    if isinstance(shape, (list, tuple)) and shape and isinstance(shape[0], (list, tuple)):
        return [tuple(one) for one in shape]
    return tuple(shape) if isinstance(shape, (list, tuple)) else Unknown("a shape is not known")
