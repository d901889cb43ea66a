"""Turns arguments of interpreted code into arguments for the real Keras."""

from __future__ import annotations

from typing import Any

from kerasgen.build.machine import Arguments
from kerasgen.build.operators import plain_member
from kerasgen.build.values import (
    Array,
    BoundMethod,
    Bunch,
    ClassValue,
    Dataset,
    Function,
    Instance,
    Partial,
    Scaler,
    Symbol,
    Unknown,
)

__all__ = ["SHAPELESS", "own_text", "real_arguments", "unknown_argument"]

# Arguments of layers that no shape depends on. Where they are not known they are left out.
SHAPELESS = frozenset(
    {
        "activation", "activity_regularizer", "beta_constraint", "beta_initializer",
        "beta_regularizer", "bias_constraint", "bias_initializer", "bias_regularizer",
        "depthwise_constraint", "depthwise_initializer", "depthwise_regularizer", "dtype",
        "embeddings_constraint", "embeddings_initializer", "embeddings_regularizer", "epsilon",
        "gamma_initializer", "gamma_regularizer", "kernel_constraint", "kernel_initializer",
        "kernel_regularizer", "momentum", "name", "noise_shape", "pointwise_initializer",
        "pointwise_regularizer", "recurrent_activation", "recurrent_dropout",
        "recurrent_initializer", "recurrent_regularizer", "seed", "stddev", "trainable",
        "use_bias", "weights",
    }
)  # fmt: skip
# Keras makes an object of a dict with these, and imports whatever module it names.
_CONFIG_KEYS = frozenset({"class_name", "config", "module", "registered_name"})
# Activations that Keras has by the names that other packages give them, too.
_ACTIVATIONS = frozenset(
    {"elu", "gelu", "hard_sigmoid", "leaky_relu", "linear", "log_softmax", "relu", "relu6", "selu",
     "sigmoid", "silu", "softmax", "softplus", "softsign", "swish", "tanh"}
)  # fmt: skip
_CALLED = (Function, BoundMethod, Partial, ClassValue, Symbol)
_OF_THE_SOURCE = (*_CALLED, Dataset, Instance, Bunch, Scaler)


def _stands_in(x: Any) -> Any:
    """Stand for an activation or initializer of the source: no shape depends on what it does."""
    return x


def _activation(value: Any) -> Any:
    """Return what Keras gets for an activation: the name of its own one, where it is one."""
    name = value.dotted.rpartition(".")[2] if isinstance(value, Symbol) else ""
    return name if name in _ACTIVATIONS else _stands_in


def real_arguments(arguments: Arguments, shapeless: frozenset[str] = SHAPELESS) -> Arguments:
    """Return arguments without the unknown ones that no shape depends on."""
    keywords = {}
    for name, value in arguments.keywords.items():
        if name == "activation" and isinstance(value, (Function, Partial, Symbol)):
            keywords[name] = _activation(value)
            continue
        if name in shapeless and (isinstance(value, Unknown) or _holds_own(value)):
            continue
        keywords[name] = _real(value)
    return Arguments(tuple(_real(value) for value in arguments.args), keywords, arguments.complete)


def _holds_own(value: Any) -> bool:
    return isinstance(value, (*_CALLED, Instance)) and getattr(value, "real", None) is None


def _real(value: Any) -> Any:
    value = plain_member(value)
    if isinstance(value, Instance) and value.real is not None:
        return value.real
    if isinstance(value, (list, tuple)):
        return type(value)(_real(item) for item in value)
    if isinstance(value, dict):
        return {key: _real(item) for key, item in value.items()}
    if isinstance(value, Symbol) and value.dotted.startswith(
        ("keras.activations", "tensorflow.nn")
    ):
        return _activation(value)
    if isinstance(value, Symbol) and value.dotted.startswith(("tensorflow.", "numpy.")):
        return value.dotted.rpartition(".")[2]
    return value


def own_text(value: Any) -> str | None:
    """Return what to call an argument that Keras does not get as it is; None where it does."""
    if isinstance(value, (Symbol, Function, BoundMethod, ClassValue)):
        function = value.function if isinstance(value, BoundMethod) else value
        return str(getattr(function, "name", getattr(function, "dotted", ""))).rpartition(".")[2]
    if isinstance(value, Instance):
        return None if value.real is not None else value.cls.name
    return "?" if isinstance(value, Partial) or _unknown_in(value, 4) is not None else None


def unknown_argument(arguments: Arguments) -> Unknown | None:
    """Return an argument that is not known, or holds something that is not, if there is one."""
    if not arguments.complete:
        return Unknown("its arguments are unpacked from something that is not known")
    for value in arguments.values():
        found = _unknown_in(value, 4)
        if found is not None:
            return found
    return None


def _unknown_in(value: Any, depth: int) -> Unknown | None:
    if isinstance(value, Unknown):
        return value
    if isinstance(value, Array):
        return Unknown("the values of an array are not known")
    if isinstance(value, _OF_THE_SOURCE):
        return Unknown("an object of the source is given to Keras")
    if isinstance(value, dict) and not _CONFIG_KEYS.isdisjoint(value):
        return Unknown("a config of an object is given to Keras, which would import its module")
    if depth and isinstance(value, (list, tuple, dict)):
        items = value.values() if isinstance(value, dict) else value
        for item in items:
            found = _unknown_in(item, depth - 1)
            if found is not None:
                return found
    return None
