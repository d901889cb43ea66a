"""Attributes and methods of Keras's objects that interpreted code may use."""

from __future__ import annotations

import math
import string
from typing import TYPE_CHECKING, Any

from kerasgen.build.keras_side import calling
from kerasgen.build.keras_side.arguments import real_arguments, unknown_argument
from kerasgen.build.keras_side.feeding import FEEDING, fed_by_method, is_sequential
from kerasgen.build.values import Array, Instance, Method, Raised, Unknown, is_plain

if TYPE_CHECKING:
    import ast

    from kerasgen.build.keras_side.facade import Keras
    from kerasgen.build.machine import Arguments

__all__ = ["CONSTANTS", "attribute", "call_method", "set_attribute"]

CONSTANTS: dict[str, Any] = {
    "math.e": math.e,
    "math.inf": math.inf,
    "math.pi": math.pi,
    "numpy.inf": math.inf,
    "numpy.newaxis": None,
    "numpy.pi": math.pi,
    "sys.argv": Unknown("the command line is not looked at"),
    "tensorflow.compat.v1.newaxis": None,
    "tensorflow.newaxis": None,
    "string.ascii_letters": string.ascii_letters,
    "string.ascii_lowercase": string.ascii_lowercase,
    "string.ascii_uppercase": string.ascii_uppercase,
    "string.digits": string.digits,
    "typing.TYPE_CHECKING": False,
}
_OF_TENSOR = frozenset({"dtype", "name", "ndim", "shape"})
_OF_LAYER = frozenset(
    {
        "built", "dtype", "filters", "input", "input_dim", "input_shape", "inputs", "kernel_size",
        "layers", "name", "output", "output_dim", "output_shape", "outputs", "rate", "strides",
        "supports_masking", "trainable", "units",
    }
)  # fmt: skip
_LAYER_METHODS = frozenset(
    {
        "add", "add_weight", "build", "compile", "compute_output_shape", "count_params",
        "get_config", "get_layer", "pop", "summary",
    }
)  # fmt: skip
_NOTHING = frozenset({"compile", "summary"})


def attribute(k: Keras, value: Any, name: str) -> Any:
    """Read an attribute of a tensor, layer or model; unknown unless it is one of those allowed."""
    if k.is_tensor(value):
        return _of_tensor(value, name)
    if k.is_layer(value):
        if name in _LAYER_METHODS or _takes_data(k, value, name):
            return Method(value, name)
        if name in _OF_LAYER:
            return _read(value, name)
    return Unknown(f"`.{name}` is not followed")


def _of_tensor(tensor: Any, name: str) -> Any:
    if name in ("get_shape", "set_shape"):
        return Method(tensor, name)
    if name not in _OF_TENSOR:
        return Unknown(f"`.{name}` of a tensor is not followed")
    return tuple(tensor.shape) if name == "shape" else _read(tensor, name)


def _read(value: Any, name: str) -> Any:
    try:
        found = getattr(value, name)
    except Exception:  # whatever Keras raises, the value is only not known
        return Unknown(f"`.{name}` is not set")
    return tuple(found) if name in ("input_shape", "output_shape") and found else found


def set_attribute(k: Keras, holder: Any, name: str, value: Any) -> None:
    """Freeze a layer, or let it train; of others nothing is stored but that it is not known."""
    layer = holder.real if isinstance(holder, Instance) else holder
    if name != "trainable" or not k.is_layer(layer):
        return
    is_certain = layer is holder and not k.machine.in_doubt and not k.is_unsure(layer)
    if is_certain and isinstance(value, bool):
        layer.trainable = value
    else:
        _leave_open(k, layer)


def _leave_open(k: Keras, layer: Any) -> None:
    """Note that it is not known whether a layer trains, nor those that it consists of."""
    k.record.tell(layer, {"trainable": "?"})
    for part in getattr(layer, "layers", ()):
        _leave_open(k, part)


def _takes_data(k: Keras, value: Any, name: str) -> bool:
    """Whether a method is one of a Sequential that takes data, or `adapt`."""
    return name == "adapt" or (name in FEEDING and is_sequential(k, value))


def call_method(k: Keras, receiver: Any, name: str, arguments: Arguments, node: ast.AST) -> Any:
    """Call a method of a tensor, layer or model."""
    if k.is_tensor(receiver):
        return tuple(receiver.shape) if name == "get_shape" else None
    if name in FEEDING:
        given = fed_by_method(k, receiver, name, arguments, node)
        if name != "build":
            return given
    if name in _NOTHING:
        k.lose(*arguments.values())
        return None
    if name == "pop":
        line = getattr(node, "lineno", 1)
        reason = f"whether line {line} takes a layer away is not known"
        k.machine.changed(lambda: k.doubt(receiver, reason))
    if name == "add":
        layer = arguments.args[0] if arguments.args else arguments.keywords.get("layer")
        return _add(k, receiver, layer, node)
    real = real_arguments(arguments)
    unknown = unknown_argument(real)
    if unknown is not None:
        _miss_weight(k, receiver, name)
        return Unknown(f"an argument of `.{name}` is not known: {unknown.reason}")
    try:
        found = getattr(receiver, name)(*real.args, **real.keywords)
    except Raised:
        raise
    except Exception:  # whatever Keras raises, the value is only not known
        _miss_weight(k, receiver, name)
        return Unknown(f"what `.{name}` gives is not known")
    return _plain_config(found) if name == "get_config" else found


def _miss_weight(k: Keras, receiver: Any, name: str) -> None:
    """Note that a layer of the source has a weight that was not made."""
    if name == "add_weight":
        k.record.tell(receiver, {"weights": "?"})


def _plain_config(config: dict[str, Any]) -> dict[str, Any]:
    """Return the numbers, texts and shapes of a config; objects in it stay unknown."""
    return {
        key: value
        if is_plain(value) or (isinstance(value, (list, tuple)) and all(map(is_plain, value)))
        else Unknown("an object in a config is not followed")
        for key, value in config.items()
    }


def _add(k: Keras, model: Any, layer: Any, node: ast.AST) -> Any:
    if not hasattr(model, "add") or isinstance(layer, Array):
        return Unknown("what is added to is not known")
    calling.add(k, model, layer, node)
    return None
