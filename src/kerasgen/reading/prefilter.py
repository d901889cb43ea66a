"""The cheapest question about a source: can it hold a model? Asked of bytes, unparsed."""

from __future__ import annotations

__all__ = ["may_hold_models"]


def may_hold_models(data: bytes) -> bool:
    """Whether a Sequential model of Keras can be in these bytes; False is certain."""
    return b"Sequential" in data and b"keras" in data
