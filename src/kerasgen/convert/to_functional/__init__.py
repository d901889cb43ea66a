"""Sequential models into the functional API: which layers, on which input, under which names."""

from __future__ import annotations
