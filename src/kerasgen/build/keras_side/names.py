"""What a dotted name means in the installed Keras: its canonical name, and the object behind it."""

from __future__ import annotations

from typing import Any

from kerasgen.reading.keras_names import LAYERS
from kerasgen.reading.meaning import split_root

__all__ = ["canonical", "find_object", "legacy_operation"]

# Functions of `keras.backend` in Keras 2, by what does the same in `keras.ops`.
_LEGACY = {
    "abs": "abs",
    "argmax": "argmax",
    "cast": "cast",
    "clip": "clip",
    "concatenate": "concatenate",
    "dot": "dot",
    "exp": "exp",
    "expand_dims": "expand_dims",
    "log": "log",
    "max": "max",
    "mean": "mean",
    "min": "min",
    "permute_dimensions": "transpose",
    "pow": "power",
    "relu": "relu",
    "repeat_elements": "repeat",
    "reshape": "reshape",
    "sigmoid": "sigmoid",
    "sqrt": "sqrt",
    "square": "square",
    "squeeze": "squeeze",
    "stack": "stack",
    "sum": "sum",
    "tanh": "tanh",
}
_OBJECT_MODULES = frozenset(
    {
        "activations",
        "applications",
        "constraints",
        "initializers",
        "layers",
        "ops",
        "random",
        "regularizers",
    }
)


def canonical(dotted: str) -> str | None:
    """Return `keras.<path>` for a name in any package of Keras 3; None for other names.

    Old homes of layers (`keras.layers.core.Dense`) and of models are led back to the public ones.
    """
    name = split_root(dotted)
    if name is None or name.root == "tf_keras":
        return None  # tf_keras is Keras 2, whatever is installed beside it
    parts = name.path.split(".")
    if parts[-1] in LAYERS and ("layers" in parts or "legacy" in parts or len(parts) == 1):
        return f"keras.layers.{parts[-1]}"
    if parts[-1] == "InputLayer":
        return "keras.layers.InputLayer"
    if parts[-1] in ("Model", "Sequential", "Input", "Layer", "load_model"):
        return f"keras.{parts[-1]}"
    if parts[0] in ("nn", "engine", "legacy"):
        return f"keras.unknown.{name.path}"
    return f"keras.{name.path}" if name.path else "keras"


def legacy_operation(name: str) -> str | None:
    """Return the name in `keras.ops` of what a function of `keras.backend` did."""
    return _LEGACY.get(name)


def find_object(keras: Any, path: str) -> Any:
    """Return what `keras.<path>` is, None where the installed Keras has no such public name."""
    parts = path.split(".")[1:]
    if len(parts) < 2 or parts[0] not in _OBJECT_MODULES or any(p.startswith("_") for p in parts):
        return None
    found = keras
    for part in parts:
        found = getattr(found, part, None)
        if found is None:
            return None
    return found if callable(found) else None
