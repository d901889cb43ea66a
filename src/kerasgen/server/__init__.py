"""The language server: what `lint` and `convert` know, while a file is written."""

from __future__ import annotations

__all__: list[str] = []
