"""Configs of Keras as plain tuples that compare, without what a conversion may change."""

from __future__ import annotations

import re
import types
from typing import Any

__all__ = ["given_name", "plain"]

_AUTOMATIC_MODEL_NAME = re.compile(r"(sequential|functional|model)(_\d+)?")
# What a first layer may say of the input, which then is said by an Input.
_SHAPE_KEYS = frozenset({"input_shape", "batch_input_shape", "batch_shape", "build_config"})
_MODELS = frozenset({"Sequential", "Functional"})


def given_name(name: str) -> str | None:
    """Return the name of a model, None for an automatic one."""
    return None if _AUTOMATIC_MODEL_NAME.fullmatch(name) else name


def plain(value: Any) -> Any:
    """Return a value of a config as plain data that compares by what it means."""
    if value is None or isinstance(value, (bool, int, str, bytes)):
        return value
    if isinstance(value, float):
        return "nan" if value != value else value
    if isinstance(value, dict):
        return _plain_dict(value)
    if isinstance(value, (list, tuple)):
        return tuple(plain(item) for item in value)
    if isinstance(value, (set, frozenset)):
        return frozenset(plain(item) for item in value)
    if isinstance(value, (types.FunctionType, types.BuiltinFunctionType)):
        return ("function", value.__name__)
    if hasattr(value, "tobytes"):
        return ("array", tuple(value.shape), value.tobytes())
    if hasattr(value, "get_config"):
        return (type(value).__name__, plain(value.get_config()))
    return type(value).__name__


def _plain_dict(value: dict[Any, Any]) -> Any:
    if value.get("class_name") in _MODELS and isinstance(value.get("config"), dict):
        return _plain_model(value["config"])
    return tuple(
        (key, plain(item)) for key, item in sorted(value.items(), key=str) if key not in _SHAPE_KEYS
    )


def _plain_model(config: dict[str, Any]) -> Any:
    layers = [
        _plain_model(layer["config"])
        if layer["class_name"] in _MODELS
        else (layer["class_name"], plain(layer["config"]))
        for layer in config["layers"]
        if layer["class_name"] != "InputLayer"
    ]
    return ("model", given_name(str(config.get("name"))), tuple(layers))
