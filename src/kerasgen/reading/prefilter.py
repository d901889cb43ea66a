"""The cheapest question about a source: can it hold a model? Asked of bytes, unparsed."""

from __future__ import annotations

__all__ = ["may_hold_models"]


def may_hold_models(data: bytes, class_name: bytes) -> bool:
    """Whether a model of one of Keras's classes can be in these bytes; False is certain."""
    return class_name in data and b"keras" in data
