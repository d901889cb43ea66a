"""Calls names of Keras: makes layers, has models and Inputs made, and calls its functions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kerasgen.build.allowed.loading import KERAS_DATASETS
from kerasgen.build.allowed.pure import ON_ARRAYS
from kerasgen.build.keras_side import calling
from kerasgen.build.keras_side.arguments import own_text, real_arguments, unknown_argument
from kerasgen.build.keras_side.feeding import used_as_layer
from kerasgen.build.keras_side.foreign import foreign
from kerasgen.build.keras_side.losing import CALLED
from kerasgen.build.keras_side.made import MAKERS, make_tensor, shape_of, with_open_size
from kerasgen.build.keras_side.models import (
    clone_model,
    make_application,
    make_input,
    make_model,
)
from kerasgen.build.keras_side.names import canonical, find_object, legacy_operation
from kerasgen.build.keras_side.record import Given
from kerasgen.build.keras_side.trials import parameter_names
from kerasgen.build.machine import Arguments
from kerasgen.build.values import Array, Bunch, Function, Partial, Raised, Unknown
from kerasgen.reading.keras_names import LAYERS, MERGE_FUNCTIONS

if TYPE_CHECKING:
    import ast
    from collections.abc import Callable

    from kerasgen.build.keras_side.facade import Keras
    from kerasgen.build.values import Symbol

__all__ = ["call_symbol", "layer_class"]

# Layers that read a file or run foreign code when they are made.
_REFUSED = frozenset({"TFSMLayer", "TorchModuleWrapper", "JaxLayer", "FlaxLayer"})
_KEPT_OUT = ("file", "vocabulary")
_LOOKUPS = frozenset({"IntegerLookup", "StringLookup", "TextVectorization"})
# What makes objects of configs: that may import any module.
_CONVERTERS = frozenset({"deserialize", "get", "serialize"})
_PLAIN_ROOMS = frozenset({"constraints", "initializers", "regularizers"})
_SILENT = frozenset(
    {"keras.utils.set_random_seed", "keras.backend.clear_session", "keras.utils.clear_session",
     "keras.backend.set_learning_phase", "keras.utils.plot_model"}
)  # fmt: skip
# What sets the dtype of all that is made later, by the function of `keras.config` that does so.
_DTYPE_SETTERS = {
    "set_dtype_policy": "set_dtype_policy",
    "set_floatx": "set_floatx",
    "set_global_policy": "set_dtype_policy",
    "set_policy": "set_dtype_policy",
}
_DTYPES = frozenset(
    {"bfloat16", "float16", "float32", "float64", "mixed_bfloat16", "mixed_float16"}
)
_POLICIES = frozenset(
    {"keras.DTypePolicy", "keras.dtype_policies.DTypePolicy", "keras.mixed_precision.DTypePolicy",
     "keras.mixed_precision.Policy"}
)  # fmt: skip
_DTYPE_ROOMS = ("keras.backend.", "keras.config.", "keras.mixed_precision.")


def layer_class(keras: Any, name: str) -> Any:
    """Return the class of Keras with a canonical name, None without one."""
    if name in ("keras.Model", "keras.Sequential"):
        return getattr(keras, name.partition(".")[2])
    if name == "keras.Layer":
        return keras.layers.Layer
    found = find_object(keras, name) if name.startswith("keras.layers.") else None
    return found if isinstance(found, type) else None


def call_symbol(k: Keras, symbol: Symbol, arguments: Arguments, node: ast.AST) -> Any:
    """Call a name of Keras; NotImplemented for a name of another package."""
    name = canonical(symbol.dotted)
    if name is None:
        return foreign(k, symbol.dotted, arguments, node)
    if name in _SILENT:
        return None
    if name in _POLICIES:
        return _plain_object(k, k.keras.DTypePolicy, arguments)
    setter = _DTYPE_SETTERS.get(name.rpartition(".")[2])
    if setter is not None and name.startswith(_DTYPE_ROOMS):
        return _set_dtype(k, setter, arguments, node)
    if name.endswith(".clone_model"):
        return clone_model(k, arguments)
    if name == "keras.Input":
        return make_input(k, arguments, node)
    if name in ("keras.Model", "keras.Sequential"):
        return make_model(k, name, arguments, node)
    room = name.split(".")[1] if "." in name else ""
    call = _ROOMS.get(room, _other)
    return call(k, name, arguments, node)


def _of_layers(k: Keras, name: str, arguments: Arguments, node: ast.AST) -> Any:
    last = name.rpartition(".")[2]
    if last in MERGE_FUNCTIONS:
        return _merge_function(k, last, arguments, node)
    return _layer(k, name, arguments, node)


def _of_config(k: Keras, name: str, arguments: Arguments, node: ast.AST) -> Any:
    if name.endswith(".set_image_data_format"):
        return _set_data_format(k, arguments)
    if name.endswith(".image_data_format"):
        return k.order_of_axes()
    return _other(k, name, arguments, node)


def _of_callbacks(k: Keras, name: str, arguments: Arguments, node: ast.AST) -> Any:
    """Return a callback of Keras. What the source gives it is called at some time."""
    del name, node
    k.lose(*arguments.values())
    return Bunch({})


def _other(k: Keras, name: str, arguments: Arguments, node: ast.AST) -> Any:
    found = find_object(k.keras, name)
    if name in ON_ARRAYS:
        return ON_ARRAYS[name](k.machine, arguments)
    if found is None or name.rpartition(".")[2] in _CONVERTERS:
        return Unknown(f"what `{name}` gives is not known")
    if isinstance(found, type) or name.split(".")[1] in _PLAIN_ROOMS:
        return _plain_object(k, found, arguments)
    last = name.rpartition(".")[2]
    tensor = arguments.args[0] if arguments.args else None
    if k.inside_call and last in MAKERS and not calling.tensors_in(k, [list(arguments.args)]):
        return make_tensor(k, last, arguments)
    if last == "shape" and k.is_tensor(tensor):
        return shape_of(tensor)
    if last == "reshape" and k.is_tensor(tensor):
        arguments = with_open_size(tensor, arguments)
    return calling.call_function(k, found, last, arguments, node)


def _plain_object(k: Keras, found: Any, arguments: Arguments) -> Any:
    real = real_arguments(arguments)
    unknown = unknown_argument(real)
    if unknown is not None:
        return unknown
    try:
        return found(*real.args, **real.keywords)
    except Exception:  # it has no shape: it is only not known
        return Unknown("an object of Keras could not be made")


def _layer(k: Keras, name: str, arguments: Arguments, node: ast.AST) -> Any:
    last = name.rpartition(".")[2]
    cls = layer_class(k.keras, name)
    if cls is None:
        if last in LAYERS and arguments.complete:
            number = k.record.begin(k.machine, "construction", last, node, facts={"missing": True})
            raise k.failed(number, AttributeError(f"this Keras has no layer {last}"))
        return Unknown(f"the installed Keras has no `{last}`")
    by_position = last in _LOOKUPS and len(arguments.args) > 1
    if (
        last in _REFUSED
        or by_position
        or any(key.endswith(_KEPT_OUT) for key in arguments.keywords)
    ):
        return Unknown(f"`{last}` may read a file")
    return make_layer(k, cls, last, arguments, node)


def make_layer(k: Keras, cls: Any, name: str, arguments: Arguments, node: ast.AST) -> Any:
    """Make a layer of Keras. Raises Raised where Keras does."""
    used_as_layer(k, arguments.values(), node)
    k.lose(*(v for v in k.keras.tree.flatten(arguments.values()) if isinstance(v, CALLED)))
    if name == "Lambda":
        return _lambda(k, arguments, node)
    given = real_arguments(_by_name(arguments) if name == "Activation" else arguments)
    place = k.record.place(node, k.here)
    real = k.trials.filled(cls, given, place)
    facts = _construction_facts(k, name, real)
    unknown = unknown_argument(real)
    if unknown is not None and "given_tensors" not in facts:
        return Unknown(f"{_unknown_name(cls, real)} of `{name}` is not known: {unknown.reason}")
    if unknown is not None:
        return unknown
    number = k.record.begin(k.machine, "construction", name, node, facts=facts)
    try:
        layer = cls(*real.args, **real.keywords)
    except Exception as error:  # whatever Keras raises is what the source would get
        parts = k.keras.tree.flatten(real.values())
        if any(hasattr(type(part), "source_name") for part in parts):
            return Unknown("a layer of the source is given to a layer of Keras")
        if real != given:
            return Unknown("a size is not known that the layer needs")
        raise k.failed(number, error) from None
    k.made_at[id(layer)] = node
    k.record.made[id(layer)] = place
    k.record.tell(layer, _stood_in(cls, arguments))
    k.record.held.append(layer)
    k.record.arguments[id(layer)] = Given(arguments, node)
    if real != given:
        k.trials.layers[id(layer)] = layer
    return layer


def _stood_in(cls: Any, arguments: Arguments) -> dict[str, str]:
    """Return what to call the arguments for which Keras gets something else, by their names."""
    by_name = {name: own_text(value) for name, value in arguments.keywords.items()}
    by_position = [own_text(value) for value in arguments.args]
    if any(by_position):
        by_name.update(zip(parameter_names(cls), by_position, strict=False))
    return {name: text for name, text in by_name.items() if text is not None}


def _by_name(arguments: Arguments) -> Arguments:
    """Return the arguments of an Activation by name, as those of other layers are given."""
    keywords = {**dict(zip(("activation",), arguments.args, strict=False)), **arguments.keywords}
    return Arguments(arguments.args[1:], keywords, arguments.complete)


def _construction_facts(k: Keras, name: str, arguments: Arguments) -> dict[str, Any]:
    first = arguments.args[0] if arguments.args else None
    parts = first if isinstance(first, (list, tuple)) else [first]
    facts: dict[str, Any] = {"keywords": tuple(arguments.keywords)}
    if parts and any(k.is_tensor(part) for part in parts):
        facts["given_tensors"] = True
    return facts


def _unknown_name(cls: Any, arguments: Arguments) -> str:
    """Return the name of the first argument that is not known."""
    names = parameter_names(cls)
    for position, value in enumerate(arguments.args):
        if unknown_argument(Arguments((value,))) is not None:
            return f"`{names[position]}`" if position < len(names) else "an argument"
    for name, value in arguments.keywords.items():
        if unknown_argument(Arguments((value,))) is not None:
            return f"`{name}`"
    return "an argument"


def _lambda(k: Keras, arguments: Arguments, node: ast.AST) -> Any:
    function = arguments.args[0] if arguments.args else arguments.keywords.get("function")
    if not isinstance(function, (Function, Partial)):
        return Unknown("the function of a Lambda is not known")
    extra = arguments.keywords.get("arguments")
    keywords = extra if isinstance(extra, dict) else {}

    class Lambda(k.keras.layers.Layer):  # type: ignore[misc, name-defined]  # loaded late
        def compute_output_spec(self, inputs: Any, **_: Any) -> Any:
            return calling.run_inside(k, self, function, Arguments((inputs,), keywords), node)

    name = arguments.keywords.get("name")
    layer = Lambda(name=name) if isinstance(name, str) else Lambda()
    k.made_at[id(layer)] = node
    k.record.made[id(layer)] = k.record.place(node, k.here)
    k.record.held.append(layer)
    k.record.arguments[id(layer)] = Given(arguments, node)
    return layer


def _merge_function(k: Keras, name: str, arguments: Arguments, node: ast.AST) -> Any:
    keywords = dict(arguments.keywords)
    inputs = arguments.args[:1] or (keywords.pop("inputs", None),)
    rest = arguments.args[1:]
    class_name = name.capitalize()
    cls = getattr(k.keras.layers, class_name, None)
    if cls is None:
        return Unknown(f"`{name}` is not followed")
    if name == "concatenate" and rest:
        keywords["axis"], rest = rest[0], rest[1:]
    if name == "dot" and rest:
        keywords["axes"], rest = rest[0], rest[1:]
    layer = make_layer(k, cls, class_name, Arguments(rest, keywords, arguments.complete), node)
    if isinstance(layer, Unknown):
        return layer
    return k.apply(layer, Arguments(inputs, {}, arguments.complete), node)


def _of_backend(k: Keras, path: str, arguments: Arguments, node: ast.AST) -> Any:
    name = path.rpartition(".")[2]
    if name in ("set_image_data_format", "set_image_dim_ordering"):
        return _set_data_format(k, arguments)
    if name == "image_data_format":
        return k.order_of_axes()
    if name == "backend":
        return "tensorflow"
    if name == "floatx":
        return k.keras.config.floatx()
    if name == "int_shape" and arguments.args and k.is_tensor(arguments.args[0]):
        return tuple(arguments.args[0].shape)
    if name == "ndim" and arguments.args and k.is_tensor(arguments.args[0]):
        return len(arguments.args[0].shape)
    operation = legacy_operation(name)
    if operation is None:
        return Unknown(f"what `backend.{name}` gives is not known")
    return calling.call_function(k, getattr(k.keras.ops, operation), name, arguments, node)


def _set_data_format(k: Keras, arguments: Arguments) -> Any:
    """Set the order of axes, under the names of Keras 1, too."""
    value = (*arguments.args, *arguments.keywords.values(), None)[0]
    order = {"tf": "channels_last", "th": "channels_first"}.get(str(value), value)
    k.machine.changed(k.forget_order)
    if order not in ("channels_first", "channels_last"):
        k.forget_order()
        raise Raised("Unknown", "the order of axes is not known")
    k.is_order_known = True
    k.keras.config.set_image_data_format(order)


def _set_dtype(k: Keras, setter: str, arguments: Arguments, node: ast.AST) -> None:
    """Set a dtype, or a policy, for all that is made later."""
    value = (*arguments.values(), None)[0]
    name = value if isinstance(value, str) else getattr(value, "name", None)
    if name in _DTYPES and not k.machine.in_doubt:
        getattr(k.keras.config, setter)(name)
    else:
        line = getattr(node, "lineno", 1)
        k.record.unfollowed = f"line {line} may set a dtype policy, and which is not known"


def _of_datasets(k: Keras, name: str, arguments: Arguments, node: ast.AST) -> Any:
    load = KERAS_DATASETS.get(name.split(".")[2]) if name.endswith(".load_data") else None
    if load is None:
        return Unknown(f"the dataset `{name}` is not known")
    found = load(k.machine, arguments)
    order = k.order_of_axes()
    if isinstance(found, Unknown) or order == "channels_last":
        return found
    return tuple((_in_order(images, order), labels) for images, labels in found)


def _in_order(images: Array, order: Any) -> Any:
    """Return images as Keras loads them where their channels do not come last."""
    if len(images.shape) != 4:
        return images
    if isinstance(order, Unknown):
        return order
    count, height, width, channels = images.shape
    return Array((count, channels, height, width))


_ROOMS: dict[str, Callable[[Keras, str, Arguments, ast.AST], Any]] = {
    "applications": make_application,
    "backend": _of_backend,
    "callbacks": _of_callbacks,
    "config": _of_config,
    "datasets": _of_datasets,
    "layers": _of_layers,
}
