"""The arguments of a layer of Keras as text, and the weights that it has."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

__all__ = ["Weights", "plain_text", "settings_of", "weights_of"]

# What is told elsewhere, or is of no layer in particular.
_LEFT_OUT = frozenset({"batch_shape", "build_config", "layers", "name", "quantization_config"})
_HOLDERS = ("layer", "layers", "forward_layer", "cell", "cells")


@dataclass(frozen=True)
class Weights:
    """Weights by their identity: how many numbers each has, and which of them train.

    None: they are not all known.
    """

    sizes: dict[int, int] | None
    trained: frozenset[int] | None

    @property
    def count(self) -> int | None:
        """How many numbers there are."""
        return None if self.sizes is None else sum(self.sizes.values())

    @property
    def trainable(self) -> int | None:
        """How many of them train."""
        if self.sizes is None or self.trained is None:
            return None
        return sum(size for key, size in self.sizes.items() if key in self.trained)

    def joined(self, other: Weights) -> Weights:
        """Return the weights of both, each once."""
        known = self.sizes is not None and other.sizes is not None
        sizes = {**(self.sizes or {}), **(other.sizes or {})} if known else None
        if self.trained is None or other.trained is None:
            return Weights(sizes, None)
        return Weights(sizes, self.trained | other.trained)


def weights_of(layer: Any, told: dict[str, str]) -> Weights:
    """Return the weights of a layer that was called. `told` are settings that stand for others."""
    if not layer.built or told.get("weights") == "?" or _holds_own(layer):
        return Weights(None, None)
    sizes = {id(weight): math.prod(weight.shape) for weight in layer.weights}
    if told.get("trainable") == "?":
        return Weights(sizes, None if sizes else frozenset())
    return Weights(sizes, frozenset(id(weight) for weight in layer.trainable_weights))


def _holds_own(layer: Any) -> bool:
    """Whether a wrapper holds a layer of the source: Keras does not see the layers in that one."""
    for name in _HOLDERS:
        held = getattr(layer, name, ())
        parts = held if isinstance(held, (list, tuple)) else (held,)
        if any(hasattr(type(part), "source_name") for part in parts):
            return True
    return False


def settings_of(layer: Any, told: dict[str, str]) -> tuple[tuple[str, str], ...]:
    """Return the arguments of a layer as text, by name; for one of the source only those told."""
    texts = {name: text for name, text in told.items() if name not in ("weights", "layers")}
    if hasattr(type(layer), "source_name"):
        return tuple(texts.items())
    try:
        config = layer.get_config()
    except Exception:  # of parts that do not tell their arguments
        return tuple(texts.items())
    shown = {name: _text(value) for name, value in config.items() if name not in _LEFT_OUT}
    return tuple({**shown, **texts}.items())


def _text(value: Any) -> str:
    if not isinstance(value, dict) or "class_name" not in value:
        return plain_text(value)
    name, config = value["class_name"], value.get("config")
    if not isinstance(config, dict):
        return str(config if isinstance(config, str) else name)
    if name == "DTypePolicy":
        return str(config.get("name"))
    inner = ", ".join(
        f"{key}={_text(item)}" for key, item in config.items() if item is not None and key != "name"
    )
    return f"{name}({inner})" if inner else str(name)


def plain_text(value: Any) -> str:
    """Return a value of an argument as text."""
    if isinstance(value, (list, tuple)):
        inner = ", ".join(map(_text, value))
        return f"({inner},)" if len(value) == 1 else f"({inner})"
    return value if isinstance(value, str) else str(value)
