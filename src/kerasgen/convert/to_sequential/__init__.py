"""Functional models into Sequential ones: which graphs are a line, and how they are written."""

from __future__ import annotations
