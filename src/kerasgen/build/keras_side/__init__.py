"""The real Keras: which of it interpreted code reaches, and what is written down of each call."""

from __future__ import annotations
