"""Writes planned edits with libcst: only the top-level statements that change are parsed."""

from __future__ import annotations
