"""Paths to sources and back: discovery, encodings, settings, and writes that cannot lose a file."""

from __future__ import annotations
