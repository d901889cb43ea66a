"""Outcomes to text, JSON and diffs: one file per format. `Report` owns counts, words, exit code."""

from __future__ import annotations
